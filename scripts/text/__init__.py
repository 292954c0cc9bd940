"""Words → spans, numbers, dates, and what a text mentions."""
