"""Files changed together: all of them or none, whatever dies in between, by one process at a time.

What is new is made and synced in a hidden folder beside what it takes the place of (`area`). Then a
journal says what takes the place of what, with sums, and comes to the disk in one step. From there
on the change is finished: if need be by the next command, which finds the journal (`healing`).
Before there is a journal nothing was touched, and the next command sweeps the hidden folder.
"""
