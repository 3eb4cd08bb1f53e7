"""The command line: every verb of `prm-desktop` but the window. Works where Qt cannot be imported.

`run` is the way in; `parser` declares the verbs; `output`, `shown` and `find` turn rows into text and words into rows;
the rest holds one function per verb.
"""
