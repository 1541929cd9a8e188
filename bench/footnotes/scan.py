"""A printed page through a scanner: crisp, worn, typed and fax. The same page, style and packages give the same bytes."""
import os
import random
import shutil
import subprocess
import tempfile

DPI = {'crisp': 300, 'typed': 300, 'worn': 200, 'fax': 200}
STYLES = tuple(DPI)
CONVERT = shutil.which('convert-im6.q16') or shutil.which('convert') or 'convert'


def steps(style, dice, next_page):
    lean = dice.uniform(-0.35, 0.35)
    noise = ['-seed', str(dice.randrange(1 << 30))]
    if style in ('crisp', 'typed'):
        return ['-background', '#f4f4f4', '-rotate', f'{lean:.2f}', '+repage', '-blur', '0x0.7' if style == 'crisp' else '0x1', *noise,
                '-attenuate', '0.1', '+noise', 'Gaussian', '-level', '3%,95%', '-colorspace', 'Gray']
    if style == 'fax':                       # two levels, thin strokes, fewer lines than columns
        return ['-rotate', f'{lean:.2f}', '+repage', '-blur', '0x0.5', *noise, '-attenuate', '0.3', '+noise', 'Gaussian', '-threshold',
                f'{dice.uniform(39, 46):.0f}%']
    # Print that shows through from the back, specks, uneven strokes, a dark edge.
    back = ['(', next_page, '-flop', '-blur', '0x2', '+level', '84%,100%', ')', '-compose', 'multiply', '-composite']
    return back + ['-compose', 'over', '-background', 'black', '-rotate', f'{lean * 3:.2f}', '+repage', '-blur', '0x0.6', *noise,
                   '-attenuate', '0.85', '+noise', 'Gaussian', '-threshold', f'{dice.uniform(47, 59):.0f}%', '-bordercolor', 'black',
                   '-border', f'{dice.randrange(5, 36)}x{dice.randrange(5, 28)}']


def scan(pdf, style, name, target):
    """The PDF's pages as one TIFF; the number of pages."""
    quiet = dict(check=True, stdout=subprocess.DEVNULL, env={**os.environ, 'MAGICK_THREAD_LIMIT': '1', 'OMP_NUM_THREADS': '1'})
    with tempfile.TemporaryDirectory() as work:
        with open(f'{work}/document.pdf', 'wb') as file:
            file.write(pdf)
        subprocess.run(['pdftoppm', '-gray', '-r', str(DPI[style]), f'{work}/document.pdf', f'{work}/page'], **quiet)
        pages = sorted(f'{work}/{f}' for f in os.listdir(work) if f.endswith('.pgm'))
        for n, page in enumerate(pages):
            dice = random.Random(f'{name} {style} {n}')
            done = steps(style, dice, pages[(n + 1) % len(pages)])
            subprocess.run([CONVERT, page, *done, '-density', str(DPI[style]), '-units', 'PixelsPerInch', page + '.tif'], **quiet)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        packing = ['-type', 'Bilevel', '-compress', 'Group4'] if style in ('worn', 'fax') else ['-compress', 'JPEG', '-quality', '80']
        subprocess.run([CONVERT, *(page + '.tif' for page in pages), *packing, target + '.part.tif'], **quiet)
        os.replace(target + '.part.tif', target)
    return len(pages)
