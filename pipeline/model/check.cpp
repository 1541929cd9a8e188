#include "pipeline/model/check.h"

#include <algorithm>
#include <map>
#include <set>

namespace emend {

namespace {

long code_points(const std::string& text) {
    long count = 0;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        const bool inner_byte = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (!blank && !inner_byte) ++count;
    }
    return count;
}

void count(const Block& block, const Word& word, Account& account) {
    const long characters = code_points(word.text);
    if (!word.note.empty()) {
        account.markers += characters;
    } else if (block.kind == BlockKind::note) {
        account.notes += characters;
    } else if (block.kind == BlockKind::furniture) {
        account.furniture += characters;
    } else if (block.kind == BlockKind::masthead) {
        account.masthead += characters;
    } else {
        account.body += characters;
    }
}

template <typename Visitor>
void each_word(const Document& document, const Visitor& visit) {
    for (const Page& page : document.pages) {
        for (const Block& block : page.blocks) {
            for (const Line& line : block.lines) {
                for (const Word& word : line.words) visit(block, word);
            }
        }
    }
}

std::string spoken(const SourceId& id) {
    return "page " + std::to_string(id.page) + ", line " + std::to_string(id.line + 1) + ", word " +
           std::to_string(id.word + 1);
}

void check_sources(const Document& as_read, const Document& now, std::vector<std::string>& wrong) {
    std::map<SourceId, int> runs;  // how many runs of words each source word has now
    const std::vector<SourceId>* previous = nullptr;
    each_word(now, [&](const Block&, const Word& word) {
        if (word.sources.empty() && word.inferred.empty()) {
            wrong.push_back("a word without source or rule: " + word.text);
        }
        for (const SourceId& source : word.sources) {  // of two neighbours each may have a part of it
            const bool same_run =
                previous != nullptr && std::find(previous->begin(), previous->end(), source) != previous->end();
            if (!same_run) ++runs[source];
        }
        if (!word.sources.empty()) previous = &word.sources;
    });
    each_word(as_read, [&](const Block&, const Word& word) {
        for (const SourceId& source : word.sources) {
            const auto found = runs.find(source);
            if (found == runs.end()) wrong.push_back("lost: " + spoken(source) + ", " + word.text);
            if (found != runs.end() && found->second > 1) {
                wrong.push_back("twice: " + spoken(source) + ", " + word.text);
            }
        }
    });
}

void check_blocks(const Document& now, std::vector<std::string>& wrong) {
    std::map<BlockId, const Block*> blocks;
    std::set<WordId> words;
    std::set<BlockId> continued;
    each_word(now, [&](const Block&, const Word& word) {
        if (!words.insert(word.id).second) wrong.push_back("two words with one id: " + word.text);
    });
    for (const Page& page : now.pages) {
        for (const Block& block : page.blocks) {
            if (!blocks.emplace(block.id, &block).second) wrong.push_back("two blocks with one id: " + text_of(block));
            if (block.continues_in && !continued.insert(*block.continues_in).second) {
                wrong.push_back("two blocks go on in one: " + text_of(block));
            }
        }
    }
    for (const auto& [id, block] : blocks) {
        std::set<BlockId> path{id};
        for (const Block* walk = block; walk->continues_in;) {
            const auto next = blocks.find(*walk->continues_in);
            if (next == blocks.end()) {
                wrong.push_back("goes on in no block: " + text_of(*walk));
                break;
            }
            if (!path.insert(next->first).second) {
                wrong.push_back("goes on in itself: " + text_of(*block));
                break;
            }
            walk = next->second;
        }
    }
}

}  // namespace

Account account(const Document& as_read, const Document& now, const Audit& audit) {
    Account account;
    each_word(as_read, [&](const Block&, const Word& word) { account.read += code_points(word.text); });
    each_word(now, [&](const Block& block, const Word& word) { count(block, word, account); });
    for (const AuditEntry& entry : audit) {
        if (entry.verdict != Verdict::applied) continue;
        long after = 0;
        if (const auto* replace = std::get_if<Replace>(&entry.change)) {
            after = code_points(replace->text);
        } else if (const auto* join = std::get_if<Join>(&entry.change)) {
            after = code_points(join->text);
        } else if (const auto* split = std::get_if<Split>(&entry.change)) {
            for (const std::string& piece : split->pieces) after += code_points(piece);
        } else {
            continue;
        }
        const long change = after - code_points(entry.before);
        (change > 0 ? account.added : account.removed) += change > 0 ? change : -change;
    }
    return account;
}

std::vector<std::string> check(const Document& as_read, const Document& now) {
    std::vector<std::string> wrong;
    check_sources(as_read, now, wrong);
    check_blocks(now, wrong);
    return wrong;
}

}  // namespace emend
