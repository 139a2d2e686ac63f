#!/usr/bin/env python3
"""Writes ../Seen anew as far as its names begin with an f. What the labels mean stands in corpuskit.py. No wording of an opening, komparisi, date, term, notice, renewal, number or
signing is also one of the other texts. Written in ignorance of the extraction, and shown to whoever wrote it after the first measurement with them."""
import first_common
for part in ("first_a", "first_b", "first_c", "first_d"):
    try: __import__(part)
    except ModuleNotFoundError as missing:
        if missing.name != part: raise
print(first_common.corpus.count, "texts")
