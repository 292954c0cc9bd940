* Load a table of the Iran 1988 Record in Stata 14 or later; run it in the folder of the package.
*
*   do loaders/load.do figures_flat
*
* `comparisons_flat` holds what each pair of answers is called (class): match a figure by answer_id.
* Types, variable labels and value labels stand in the file. Closed lists are numbers with labels,
* whose meaning CODEBOOK.md gives; an empty cell is "" in a text and . in a number.

args table
use "stata/`table'.dta", clear
describe
label list
