@echo off
rem `record VERB ...` on Windows, from any folder; see the file `record`.
setlocal
set "here=%~dp0"
set "environment=%here%.record\environment"
set "python=%environment%\Scripts\python.exe"

rem The stamp, a copy of the lock, is the last that is written: nothing half made has one.
if exist "%python%" fc /b "%here%locks\record.txt" "%environment%\lock.txt" >nul 2>nul && goto run
set "found="
for %%p in ("py -3" python3 python) do if not defined found (
    %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "found=%%~p"
)
if not defined found (
    echo Python 3.11 or newer is needed, and there is none. Get it from python.org, then type this again. >&2
    exit /b 2
)
%found% -I "%here%scripts\setting_up.py" "%here%." || exit /b 2

:run
set "PYTHONPATH=%here%."
"%python%" -P -m scripts --root "%here%." %*
