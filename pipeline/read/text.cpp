// The reader of plain text: lines as they stand, pages where they show.

#include <algorithm>
#include <memory>
#include <utility>

#include "pipeline/errors.h"
#include "pipeline/read/decode.h"
#include "pipeline/read/lines.h"
#include "pipeline/read/page_breaks.h"
#include "pipeline/read/read.h"
#include "pipeline/read/text_pages.h"

namespace emend {

namespace {

SourceLine read_line(const TextLine& line, int row, int block) {
    LineMaker maker(row);
    const std::string_view text = line.text;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        const bool blank = is_blank(next_code_point(text, at));
        bool visible = false;
        for (at = begin; at < text.size();) {
            const std::size_t here = at;
            const char32_t c = next_code_point(text, at);
            if (is_blank(c) != blank) {
                at = here;
                break;
            }
            visible = visible || (!blank && !is_invisible(c));
        }
        const std::string_view run = text.substr(begin, at - begin);
        if (visible) {
            maker.add_words(run, {});
        } else {
            maker.add_blank(run);
        }
    }
    maker.add_blank(line.end);
    return maker.finish(block);
}

SourcePage read_page(const std::vector<TextLine>& lines, std::size_t from, std::size_t to) {
    SourcePage page;
    page.origin = Origin::text;
    int block = 0;
    for (std::size_t n = from; n < to; ++n) {
        const bool after_blank = n > from && lines[n - 1].blank() && !lines[n].blank();
        if (after_blank) ++block;
        page.lines.push_back(read_line(lines[n], static_cast<int>(n - from), block));
    }
    return page;
}

}  // namespace

void read_text(const std::string& bytes, const ReadOptions& options, Source& source) {
    const Decoded decoded = decode_source(bytes, options, source);
    const std::vector<TextLine> lines = split_lines(decoded.text);
    const Paging paging = find_pages(lines);
    add_pages(
        paging, lines.size(), [&](std::size_t from, std::size_t to) { return read_page(lines, from, to); }, source);
}

Decoded decode_source(const std::string& bytes, const ReadOptions& options, Source& source) {
    if (bytes.empty()) {
        throw Error(ExitCode::bad_input, source.name, "the file is empty", "give a file with text in it");
    }
    Decoded decoded = decode(bytes, options.encoding, source.name);
    source.bytes = bytes;
    source.encoding = decoded.encoding;
    return decoded;
}

void add_pages(const Paging& paging, std::size_t lines,
               const std::function<SourcePage(std::size_t from, std::size_t to)>& read, Source& source) {
    bool words = false;
    for (std::size_t n = 0; n < paging.starts.size(); ++n) {
        const std::size_t to = n + 1 < paging.starts.size() ? paging.starts[n + 1] : lines;
        auto page = std::make_shared<SourcePage>(read(paging.starts[n], to));
        page->number = static_cast<int>(n) + 1;
        page->reason = paging.reason;
        page->height = static_cast<int>(page->lines.size());
        for (const SourceLine& line : page->lines) {
            page->width = std::max(page->width, line.box.right);
            words = words || !line.words.empty();
        }
        source.pages.push_back(std::move(page));
    }
    if (!words) source.problems.push_back({0, "the text has no words"});
}

}  // namespace emend
