#include "pipeline/read/pdf_layer.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <stdexcept>
#include <string_view>

#include "pipeline/errors.h"
#include "pipeline/text/unicode.h"

namespace emend {

namespace {

// Finer than needed: pdftohtml gives font sizes as whole numbers.
constexpr double zoom = 3;

// Bytes that are no UTF-8 become U+FFFD, which counts as unreadable later on.
std::u32string decoded(std::string_view text) {
    if (is_utf8(text)) return code_points(text);
    std::string mended;
    icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).toUTF8String(mended);
    return code_points(mended);
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0; }

pugi::xml_document parsed(std::string& printed) {
    // A byte of zero would end the text for the parser.
    std::replace(printed.begin(), printed.end(), '\0', '\x1a');
    pugi::xml_document document;
    const auto result = document.load_buffer_inplace(printed.data(), printed.size(),
                                                     pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!result) throw std::invalid_argument(result.description());
    return document;
}

PdfBox box_of(const pugi::xml_node& node) {
    return {node.attribute("xMin").as_double(), node.attribute("yMin").as_double(), node.attribute("xMax").as_double(),
            node.attribute("yMax").as_double()};
}

struct Font {
    double size = 0;
    bool italic = false, bold = false;
};

Font font_of(const pugi::xml_node& spec) {
    std::string name = spec.attribute("family").as_string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
    return {spec.attribute("size").as_double() / zoom, has("italic") || has("oblique"), has("bold")};
}

// <text …>An <i>italic</i> word and <a href="…"><b>another</b></a></text>
class RunReader : public pugi::xml_tree_walker {
public:
    explicit RunReader(PdfRun& run) : run_(run) {}

    bool for_each(pugi::xml_node& node) override {
        if (node.type() != pugi::node_pcdata && node.type() != pugi::node_cdata) return true;
        PdfGlyph glyph;
        for (pugi::xml_node around = node.parent(); around && std::string_view(around.name()) != "text";
             around = around.parent()) {
            glyph.italic = glyph.italic || std::string_view(around.name()) == "i";
            glyph.bold = glyph.bold || std::string_view(around.name()) == "b";
        }
        for (const char32_t c : decoded(node.value())) {
            glyph.character = c;
            run_.glyphs.push_back(glyph);
        }
        return true;
    }

private:
    PdfRun& run_;
};

PdfRun run_of(pugi::xml_node node, const std::map<int, Font>& fonts) {
    PdfRun run;
    const double left = node.attribute("left").as_double(), top = node.attribute("top").as_double();
    run.box = {left / zoom, top / zoom, (left + node.attribute("width").as_double()) / zoom,
               (top + node.attribute("height").as_double()) / zoom};
    RunReader reader(run);
    node.traverse(reader);
    const auto font = fonts.find(node.attribute("font").as_int(-1));
    if (font == fonts.end()) return run;
    run.size = font->second.size;
    // Where the tags say nothing, the font's name does: the tags stop at fonts whose names they do not know.
    const bool tagged = std::any_of(run.glyphs.begin(), run.glyphs.end(),
                                    [](const PdfGlyph& glyph) { return glyph.italic || glyph.bold; });
    for (PdfGlyph& glyph : run.glyphs) {
        if (tagged) break;
        glyph.italic = font->second.italic;
        glyph.bold = font->second.bold;
    }
    return run;
}

[[noreturn]] void refuse(const PdfFile& file, int first, int last, const std::string& what) {
    const std::string pages = first == last ? "page " + std::to_string(first)
                                            : "pages " + std::to_string(first) + " to " + std::to_string(last);
    throw Error(ExitCode::bad_input, file.name, "the text of " + pages + " cannot be read: " + what,
                "recognise the pages instead with --pdf scan");
}

std::string output_of(const PdfFile& file, int first, int last, std::vector<std::string> arguments,
                      const std::vector<std::string>& behind) {
    const std::string tool = arguments[0];
    for (const char* const argument : {"-q", "-f"}) arguments.emplace_back(argument);
    arguments.push_back(std::to_string(first));
    arguments.emplace_back("-l");
    arguments.push_back(std::to_string(last));
    ProcessResult result = run_poppler(file, std::move(arguments), behind);
    ProcessLimits limits;
    limits.seconds = file.limits.tool_seconds;
    limits.output = file.limits.tool_output;
    if (!result.well()) refuse(file, first, last, tool + " " + result.trouble(limits));
    return std::move(result.output);
}

}  // namespace

std::vector<PdfTextLayer> parse_words(std::string printed) {
    const pugi::xml_document document = parsed(printed);
    std::vector<PdfTextLayer> layers;
    for (const pugi::xml_node page : document.child("html").child("body").child("doc").children("page")) {
        PdfTextLayer layer;
        layer.width = page.attribute("width").as_double();
        layer.height = page.attribute("height").as_double();
        int line_number = 0, block_number = 0;
        for (const pugi::xml_node flow : page.children("flow")) {
            for (const pugi::xml_node block : flow.children("block")) {
                for (const pugi::xml_node line : block.children("line")) {
                    for (const pugi::xml_node word : line.children("word")) {
                        layer.words.push_back({decoded(word.child_value()), box_of(word), line_number, block_number});
                    }
                    ++line_number;
                }
                ++block_number;
            }
        }
        std::erase_if(layer.words,
                      [](const PdfWord& word) { return std::all_of(word.text.begin(), word.text.end(), is_blank); });
        layers.push_back(std::move(layer));
    }
    return layers;
}

void parse_runs(std::string printed, std::vector<PdfTextLayer>& layers, int first_page) {
    const pugi::xml_document document = parsed(printed);
    std::map<int, Font> fonts;
    for (const pugi::xml_node page : document.child("pdf2xml").children("page")) {
        const int n = page.attribute("number").as_int() - first_page;
        if (n < 0 || n >= static_cast<int>(layers.size())) continue;
        for (const pugi::xml_node spec : page.children("fontspec")) {
            fonts[spec.attribute("id").as_int()] = font_of(spec);
        }
        for (const pugi::xml_node text : page.children("text")) {
            layers[static_cast<std::size_t>(n)].runs.push_back(run_of(text, fonts));
        }
    }
}

std::vector<PdfTextLayer> read_text_layers(const PdfFile& file, int first, int last) {
    try {
        auto layers = parse_words(output_of(file, first, last, {"pdftotext", "-bbox-layout"}, {"-"}));
        if (static_cast<int>(layers.size()) != last - first + 1) refuse(file, first, last, "pdftotext left some out");
        // -wbt 100: no blanks of the tool's own making. -nodrm: as pdftotext has it, which does not ask either.
        parse_runs(output_of(file, first, last,
                             {"pdftohtml", "-xml", "-i", "-stdout", "-nodrm", "-nomerge", "-fontfullname",
                              "-noroundcoord", "-wbt", "100", "-zoom", "3"},
                             {}),
                   layers, first);
        return layers;
    } catch (const std::invalid_argument& error) {
        refuse(file, first, last, error.what());
    }
}

}  // namespace emend
