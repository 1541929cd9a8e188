"""Which word of one text is which word of another, and how far two strings differ."""
import bisect
from difflib import SequenceMatcher

RUN = 3                       # words in a row, found once in each text, that hold the texts together


def unique_runs(words):
    found, twice = {}, set()
    for n in range(len(words) - RUN + 1):
        run = tuple(words[n:n + RUN])
        if run in found:
            twice.add(run)
        found[run] = n
    return {run: n for run, n in found.items() if run not in twice}


def rising(pairs):
    """The longest part of (left, right) pairs, sorted by left, in which right rises."""
    tails, ends, before = [], [], []
    for n, (_, right) in enumerate(pairs):
        place = bisect.bisect_left(tails, right)
        before.append(ends[place - 1] if place else None)
        tails[place:place + 1], ends[place:place + 1] = [right], [n]
    chain, n = [], ends[-1] if ends else None
    while n is not None:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def same_words(left, right):
    """{index in left: index in right} of equal words, both rising."""
    runs, others = unique_runs(left), unique_runs(right)
    anchors = rising(sorted((n, others[run]) for run, n in runs.items() if run in others))
    pairs, i, j = {}, 0, 0
    for x, y in anchors + [(len(left), len(right))]:
        if x > i or y > j:
            gap = SequenceMatcher(None, left[i:x], right[j:y], autojunk=False)
            for block in gap.get_matching_blocks():
                pairs.update((i + block.a + k, j + block.b + k) for k in range(block.size))
        if x < len(left):
            pairs[x] = y
        i, j = x + 1, y + 1
    return pairs


def edits(left, right):
    """Characters to change, add or remove."""
    row = list(range(len(right) + 1))
    for n, c in enumerate(left, 1):
        diagonal, row[0] = row[0], n
        for k, d in enumerate(right, 1):
            diagonal, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, diagonal + (c != d))
    return row[-1]
