"""Last room: two states of the dataset → what changed, whom it breaks, which number it needs.

The policy is written for people in VERSIONING.md; `policy.py` holds the same as data.
"""
