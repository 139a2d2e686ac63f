#!/usr/bin/env python3
"""Writes ../Seen anew: one text and one file of labels for each agreement. What the labels mean stands in corpuskit.py."""
import seen_common
for part in ("seen_a", "seen_b", "seen_c", "seen_d", "seen_e", "seen_f"):
    try: __import__(part)
    except ModuleNotFoundError as missing:
        if missing.name != part: raise
print(seen_common.corpus.count, "texts")
