// Markdown as cmark-gfm understands it, with all of GitHub's extensions.
#pragma once

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <vector>

namespace emend::test {

// What the AST says: a line for each block.
class Rendered {
public:
    explicit Rendered(const std::string& markdown) {
        cmark_gfm_core_extensions_ensure_registered();
        cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE);
        for (const char* name : {"table", "autolink", "strikethrough", "tagfilter", "tasklist"}) {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
        }
        cmark_parser_feed(parser, markdown.data(), markdown.size());
        const std::unique_ptr<cmark_node, void (*)(cmark_node*)> root(cmark_parser_finish(parser), cmark_node_free);
        for (cmark_node* block = cmark_node_first_child(root.get()); block != nullptr; block = cmark_node_next(block)) {
            add(block, "");
        }
        cmark_parser_free(parser);
    }

    std::vector<std::string> blocks;
    std::vector<std::string> foreign;  // nodes that no document of ours may have

private:
    void add(cmark_node* block, const std::string& inside) {
        const std::string type = cmark_node_get_type_string(block);
        const char* literal = cmark_node_get_literal(block);
        if (type == "paragraph") {
            blocks.push_back(inside + inline_text(block));
        } else if (type == "heading") {
            blocks.push_back(std::string(static_cast<std::size_t>(cmark_node_get_heading_level(block)), '#') + " " +
                             inline_text(block));
        } else if (type == "list" && cmark_node_get_list_type(block) == CMARK_ORDERED_LIST) {
            int number = cmark_node_get_list_start(block);
            for (cmark_node* item = cmark_node_first_child(block); item != nullptr; item = cmark_node_next(item)) {
                add_children(item, std::to_string(number++) + ". ", "> ");
            }
        } else if (cmark_node_get_type(block) == CMARK_NODE_FOOTNOTE_DEFINITION) {
            add_children(block, "[" + std::to_string(++notes_) + "] ", "more of the note: ");
        } else if (type == "table") {
            for (cmark_node* row = cmark_node_first_child(block); row != nullptr; row = cmark_node_next(row)) {
                std::string line;
                for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
                    line += "|" + inline_text(cell);
                }
                blocks.push_back(line);
            }
        } else if (type != "html_block" || literal == nullptr || std::string(literal) != "<!-- -->\n") {
            foreign.push_back(type);
        }
    }

    void add_children(cmark_node* parent, const std::string& first, const std::string& later) {
        cmark_node* child = cmark_node_first_child(parent);
        if (child == nullptr) blocks.push_back(first);
        for (std::string front = first; child != nullptr; child = cmark_node_next(child), front = later)
            add(child, front);
    }

    std::string inline_text(cmark_node* parent) {
        std::string text;
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            const std::string type = cmark_node_get_type_string(node);
            const char* literal = cmark_node_get_literal(node);
            if (type == "text") {
                text += literal;
            } else if (type == "emph") {
                const std::string inner = inline_text(node);
                if (inner.empty() || inner.front() == ' ' || inner.back() == ' ') foreign.push_back("blank emphasis");
                text += inner;
            } else if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE) {
                text += "[^" + std::string(literal) + "]";
            } else if (type == "linebreak") {
                text += "/";
            } else if (type != "html_inline" || std::string(literal) != "<!-- -->") {
                foreign.push_back(type + " " + (literal != nullptr ? literal : inline_text(node)));
            }
        }
        return text;
    }

    int notes_ = 0;
};

}  // namespace emend::test
