"""Finding: an English text → its sentences, numerals, quotations, times, names and speech cues.

Plain rules over closed lists propose what a curator has to look at. To miss something is worse
here than to propose too much. Spans are code points, 0-based and half-open.
"""
