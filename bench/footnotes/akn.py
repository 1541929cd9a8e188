"""AKN4UN (Akoma Ntoso for the United Nations) as Markdown with footnotes.

Any document type: what is read is the text in its order, headings, numbers, italics and notes. Tables and quoted
structures are left out together with their notes, in print as in the ground truth.
"""
import re
from xml.etree import ElementTree

LEFT_OUT = {'meta', 'img', 'table', 'embeddedStructure', 'toc', 'footerFirstPage', 'headerFirstPage', 'coverPage'}
HEADINGS = {'heading', 'subheading', 'crossHeading', 'docTitle'}
HOLDERS = {'section': 2, 'part': 2, 'chapter': 2, 'title': 2, 'article': 3, 'level': 3, 'paragraph': 3}
ROMAN = re.compile(r'[IVXLC]+$')


def kind(node):
    return str(node.tag).split('}')[-1]


def blanks(text):
    return re.sub(r'[ \t\n\r\u00a0]+', ' ', text or '')


def escaped(text):
    return re.sub(r'([*\[\]\\<])', r'\\\1', text)


def read(path):
    """The Markdown of an AKN4UN file, and how many notes it has."""
    reader = Reader(ElementTree.parse(path).getroot())
    return reader.markdown(), len(reader.notes)


class Reader:
    def __init__(self, root):
        self.root, self.notes, self.blocks, self.part = root, {}, [], 1
        self.marked = {n.get('marker') for n in root.iter() if kind(n) == 'authorialNote'}

    def markdown(self):
        masthead = [line for cover in self.root.iter() if kind(cover) == 'coverPage'
                    for line in (self.plain(p) for p in cover if kind(p) == 'p') if line]
        for top in self.root.iter():
            if kind(top) in ('preface', 'preamble', 'mainBody', 'conclusions'):
                if kind(top) == 'mainBody' and any(kind(n) == 'mainBody' for n in top.iter() if n is not top):
                    continue
                self.part += kind(top) == 'mainBody'
                self.walk(top, 2)
        front = ['---', 'masthead:'] + ['- ' + '"%s"' % line.replace('\\', '').replace('"', "'") for line in masthead]
        notes = [f'[^{label}]: {text}' for label, text in self.notes.items()]
        return '\n'.join(front + ['---', '']) + '\n' + '\n\n'.join(self.blocks + notes) + '\n'

    def plain(self, node):
        return blanks(''.join(node.itertext())).strip()

    def walk(self, node, rank):
        inner = kind(node)
        if inner == 'preface':
            words = [self.inline(p).replace('*', '').strip() for p in node if kind(p) == 'p']
            self.blocks += ['# ' + words[0]] + words[1:] if words else []
            return
        rank = HOLDERS.get(inner, rank)
        number = ' '.join(self.inline(n).strip() for n in node if kind(n) == 'num')
        headings = [n for n in node if kind(n) in HEADINGS and not self.is_sentence(n)]
        if headings:
            words = [self.inline(n).replace('*', '').strip() for n in headings]
            label = [number.rstrip('.') + '.'] if number else []
            if not label and len(words) > 1 and ROMAN.match(words[0]):
                label, words = [words[0] + '.'], words[1:]
            self.heading(rank, ' '.join(label + [w for w in words if w]))
            number = ''
        before = len(self.blocks)
        for child in node:
            if kind(child) in LEFT_OUT or kind(child) == 'num' or child in headings:
                continue
            if kind(child) == 'p' or kind(child) in HEADINGS:
                self.paragraph(child, rank)
            else:
                self.walk(child, rank)
        if number and len(self.blocks) > before:
            self.blocks[before] = f'{number} {self.blocks[before]}'

    def heading(self, rank, text):
        if text:
            self.blocks.append('#' * min(rank, 6) + ' ' + text)

    def is_sentence(self, node):
        """A cross heading that is the opening of a paragraph."""
        return kind(node) == 'crossHeading' and self.plain(node).endswith((',', ';', ':', '.'))

    def paragraph(self, node, rank):
        text = self.inline(node).strip()
        bold = len(node) == 1 and node[0].get('class') == 'bold' and not (node.text or '').strip() \
            and not (node[0].tail or '').strip()
        if bold:
            self.heading(rank, text.replace('*', ''))
        elif text:
            self.blocks.append(text)

    def inline(self, node):
        text = escaped(blanks(node.text))
        for child in node:
            name = kind(child)
            if name == 'authorialNote':
                text = text.rstrip() + self.note(child)
            elif name == 'noteRef' or (name == 'sup' and self.plain(child) in self.marked):
                text = text.rstrip() + '[^%s]' % self.label(child.get('marker') or self.plain(child))
            elif name not in LEFT_OUT:
                inner = ' ' if name in ('eol', 'br') else self.inline(child)
                text += self.italic(inner) if child.get('class') == 'italic' or name == 'i' else inner
            text += escaped(blanks(child.tail))
        return re.sub(r' +', ' ', text)

    def italic(self, inner):
        lead, core, trail = re.match(r'([\s(]*)(.*?)([\s,;:.)]*)$', inner.replace('*', ''), re.S).groups()
        return f'{lead}*{core}*{trail}' if core else inner

    def label(self, marker):
        return {'*': 'asterisk', '**': 'two-asterisks', '***': 'three-asterisks', '\u2020': 'dagger'}.get(marker, marker)

    def note(self, node):
        label = self.label(node.get('marker') or str(len(self.notes) + 1))
        if label in self.notes:                      # numbering that begins anew, such as in an annex
            label = f'{self.part}-{label}'
        while label in self.notes:
            label += '-2'
        self.notes[label] = ''                       # its place, should its text have a marker itself
        self.notes[label] = ' '.join(self.inline(p).strip() for p in node).strip()
        return f'[^{label}]'
