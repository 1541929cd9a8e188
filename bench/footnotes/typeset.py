"""Our Markdown as a page printer would set it: groff with each note at the foot of the page that has its first marker."""
import re
import subprocess

import markdown

FRONT = re.compile(r'\A---\n(.*?)\n---\n', re.S)
SIGNS = {'asterisk': '*', 'two-asterisks': '**', 'three-asterisks': '***', 'dagger': '\u2020'}
WIDTH = '15.5c'


def printed(label):
    """Of `2-7`, note 7 of part 2, only the 7 is printed."""
    return SIGNS.get(label) or label.split('-')[1 if re.match(r'\d+-', label) else 0]


class Typesetter:
    """Typewriters have no superior figures, no italics and no bold: 7/ raised and underlined, words underlined."""

    def __init__(self, typed):
        self.typed, self.notes, self.set = typed, {}, set()
        self.adjusted = '.ad l' if typed else '.ad b'

    def sign(self, label):
        sign = printed(label)
        if not self.typed:
            return sign if sign[0] in '*\u2020' else '\\*{' + sign + '\\*}'
        return f"\\v'-0.35m'\\Z'{'_' * len(sign)}'{sign}/\\v'0.35m'"

    def words(self, text):
        """Characters that groff would read as its own, and emphasis."""
        text = re.sub(r'\\([^\w\s])', '\x00\\1', text).replace('\\', '\\e').replace('\x00*', '\\[u002A]').replace('\x00', '')
        style = self.underlined if self.typed else (lambda m: f'\\fI{m.group(1)}\\fP')
        return re.sub(r'\*([^*]+)\*', style, text)

    def underlined(self, match):
        return ' '.join(f"\\Z'{'_' * len(word)}'{word}" for word in match.group(1).split(' '))

    def lines(self, text):
        """Input lines; a note stands behind the line that ends with its first marker."""
        lines, at = [''], 0
        for marker in markdown.MARKER.finditer(text):
            label = marker.group(1)
            lines[-1] += self.words(text[at:marker.start()]) + self.sign(label)
            at = marker.end()
            if label in self.notes and label not in self.set:
                self.set.add(label)
                # What is glued to the marker, such as a comma, may not be parted from it.
                glued = re.match(r'[^\s\[]*', text[at:]).group()
                lines[-1] += self.words(glued) + '\\c' * text.startswith('[', at + len(glued))
                at += len(glued)
                lines += ['.FS', self.sign(label) + ' ' + ' '.join(self.lines(self.notes[label])), '.FE', '']
        lines[-1] += self.words(text[at:]).lstrip() if len(lines) > 1 else self.words(text[at:])
        return [re.sub(r"^([.'])", r'\\&\1', line) if not line.startswith(('.FS', '.FE')) else line for line in lines if line]

    def bold(self, text):
        return text if self.typed else f'\\fB{text}\\fP'

    def block(self, block):
        heading = re.match(r'#+\s+(.*)', block, re.S)
        item = re.match(r'\s*(\d+\.)\s+(.*)', block, re.S)
        letter = re.match(r'\s*(\([a-z]{1,5}\))\s+(.*)', block, re.S)
        if heading:
            label = re.match(r'([IVXLC]+)\.\s+(.*)', heading.group(1), re.S)
            rows = [label.group(1), label.group(2)] if label else [heading.group(1)]
            set_rows = [self.lines(row) for row in rows]
            out = ['.sp 0.5v', '.ne 4v']
            for lines in set_rows:
                at = next((n for n, line in enumerate(lines) if line == '.FS'), len(lines))
                out += ['.LP', '.ad c', self.bold(' '.join(lines[:at]))] + lines[at:] + ['.br', self.adjusted]
            return out
        if item or letter:
            found, indent = item or letter, 1.1 if item else 1.7
            first, *rest = self.lines(' '.join(found.group(2).split()))
            return ['.LP', f"\\h'{indent}c'{found.group(1)}\\h'0.45c'{first}"] + rest
        if '\\\n' in block:
            return ['.LP'] + [line for part in block.split('\\\n') for line in ["\\h'8.5c'" + ' '.join(self.lines(part)), '.br']]
        first, *rest = self.lines(' '.join(block.split()))
        return ['.LP', "\\h'1.1c'" + first] + rest

    def masthead(self, front):
        listed = re.findall(r'^- "(.*)"$', front, re.M)
        keyed = dict(re.findall(r'^([a-z_]+):[ \t]*"?(.*?)"?$', front, re.M))
        forms = (('distribution', 'Distr.: {}'), ('date', '{}'), ('original_language', 'Original: {}'), ('session', '{}'),
                 ('agenda_item', 'Agenda item {}'), ('agenda_title', '{}'), ('report', '[{}]'))
        lines = listed or [form.format(keyed[key]) for key, form in forms if keyed.get(key)]
        symbol = keyed.get('symbol') or next((line for line in listed if re.match(r'[A-Z]+/\S+$', line)), '')
        lines = [line for line in lines if line not in (symbol, 'United Nations')]
        out = ['.ds LH ' + symbol, '.ds RF \\\\n[PN]', '.LP', f"{self.bold('United Nations')}\\h'7c'{symbol}", '.br', f"\\l'{WIDTH}'"]
        return out + [row for line in lines for row in ('.br', '\\&' + self.words(line))]

    def document(self, text):
        text = text.replace('\r\n', '\n')
        found = FRONT.match(text)
        front, body = (found.group(1), text[found.end():]) if found else ('', text)
        blocks = []
        for block in re.split(r'\n\s*\n', re.sub(r'<!--.*?-->', '', body, flags=re.S)):
            note = markdown.DEFINITION.match(block.split('\n')[0])
            if note and note.group(2):
                self.notes[note.group(1)] = ' '.join([note.group(3)] + block.split('\n')[1:])
            elif block.strip():
                blocks.append(block.strip('\n'))
        size, room, family = (10, 12, 'C') if self.typed else (11, 13, 'T')
        out = [f'.nr PS {size}', f'.nr VS {room}', '.nr PO 2.7c', f'.nr LL {WIDTH}', f'.nr FL {WIDTH}', '.nr HM 2.3c', '.nr FM 2.5c',
               '.nr GROWPS 0', f'.fam {family}', f'.ds FAM {family}', '.ds CH', '.ds RH', '.ds LF', '.ds CF', '.ds RF',
               '.nr HY 4', '.hy 4', self.adjusted]
        out += self.masthead(front)
        for block in blocks:
            out += self.block(block)
        return '\n'.join(out) + '\n'


def to_pdf(text, style):
    """The Markdown as PDF."""
    source = Typesetter(style == 'typed').document(text)
    ran = subprocess.run(['groff', '-Kutf8', '-ms', '-Tpdf', '-P-pa4', '-dpaper=a4'], input=source.encode(), capture_output=True)
    if ran.returncode or not ran.stdout:
        raise RuntimeError('groff: ' + ran.stderr.decode(errors='replace')[:300])
    return ran.stdout
