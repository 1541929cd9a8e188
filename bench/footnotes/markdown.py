"""Markdown as this benchmark sees it: words, footnote markers and notes, whatever tool wrote it."""
import html
import re
from dataclasses import dataclass, field

MARKER = re.compile(r'(?<!\\)\[\^([^\]\s]+)\]')
DEFINITION = re.compile(r' {0,3}\[\^([^\]\s]+)\](:?)[ \t]*(.*)$')
SUPERSCRIPTS = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'
FENCE = re.compile(r'\s*(```|~~~)')


@dataclass
class Marker:
    label: str
    place: int                # so many words stand before it


@dataclass
class Note:
    label: str
    text: str
    place: int                # so many words of the body stand before it


@dataclass
class Document:
    words: list = field(default_factory=list)         # of the body, small letters, without punctuation
    markers: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def words_of(text):
    return re.findall(r'[^\W_]+', text.casefold())


def plain(text):
    """Without markup: what a reader sees of a line."""
    text = re.sub(r'<!--.*?-->|</?[A-Za-z][^<>]*>', ' ', text)
    text = re.sub(r'!?\[([^\]\[]*)\]\([^)\s]*\)', r'\1', text)
    text = re.sub(r'(?<!\\)[*`]+|(?<![\w\\])_+|(?<!\\)_+(?!\w)', '', text)
    return html.unescape(re.sub(r'\\([^\w\s])', r'\1', text))


def footnote_syntax(text):
    """Superscripts of other tools as footnote markers, where the text has no footnotes of its own."""
    if MARKER.search(text):
        return text
    text = re.sub(r'<sup>\s*([\w*\u2020]{1,4})\s*</sup>', r'[^\1]', text)
    return re.sub(f'[{SUPERSCRIPTS}]+', lambda m: '[^%s]' % ''.join(str(SUPERSCRIPTS.index(c)) for c in m.group()), text)


def without_front_matter(text):
    text = text.replace('\r\n', '\n').replace('\f', '\n\n').lstrip('\ufeff')
    return re.sub(r'\A---\n.*?\n(---|\.\.\.)\n', '', text, flags=re.S)


def read(text):
    """A Document. A note is `[^4]: text`; for systems without footnotes also a paragraph that opens with a marker."""
    document, note, fenced, parted = Document(), None, False, True
    for line in footnote_syntax(without_front_matter(text)).split('\n'):
        if FENCE.match(line):
            fenced = not fenced
            continue
        definition = None if fenced else DEFINITION.match(line)
        if definition and (definition.group(2) or (definition.group(3) and (parted or note))):
            note = Note(definition.group(1).casefold(), without_markers(definition.group(3)), len(document.words))
            document.notes.append(note)
        elif line.strip() and note and (not parted or line.startswith('  ')):
            note.text += ' ' + without_markers(line).strip()
        elif line.strip():
            note = None
            add_line(line, document)
        parted = not line.strip()
    return document


def without_markers(text):
    return plain(MARKER.sub('', text))


def add_line(line, document):
    at = 0
    for marker in MARKER.finditer(line):
        document.words += words_of(plain(line[at:marker.start()]))
        document.markers.append(Marker(marker.group(1).casefold(), len(document.words)))
        at = marker.end()
    document.words += words_of(plain(line[at:]))
