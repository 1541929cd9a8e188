#include "pipeline/model/structure_pass.h"

#include <algorithm>
#include <iterator>

namespace emend {

namespace {

std::string described(const Block& block) {
    std::string text(name_of(block.kind));
    if (block.level != 0) text += ' ' + std::to_string(block.level);
    if (!block.label.empty()) text += ' ' + block.label;
    return text + ": " + excerpt(block);
}

// Cuts every block at the given places (in order).
void cut(Block& block, const std::vector<Place>& places, std::vector<Block>& out) {
    const std::optional<BlockId> continuation = block.continues_in;
    std::vector<Block> tails;
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        Block tail;
        tail.kind = block.kind;
        tail.level = block.level;
        tail.label = block.label;
        Line& line = block.lines[place->line];
        const auto word = line.words.begin() + static_cast<std::ptrdiff_t>(place->word);
        tail.id = {word->id.page, word->id.n};
        if (place->word > 0) {
            tail.lines.push_back({line.source, {std::move_iterator(word), std::move_iterator(line.words.end())}});
            line.words.erase(word, line.words.end());
        }
        const auto from = block.lines.begin() + static_cast<std::ptrdiff_t>(place->line + (place->word > 0 ? 1 : 0));
        tail.lines.insert(tail.lines.end(), std::move_iterator(from), std::move_iterator(block.lines.end()));
        block.lines.erase(from, block.lines.end());
        tails.push_back(std::move(tail));
    }
    block.continues_in.reset();
    tails.front().continues_in = continuation;
    out.push_back(std::move(block));
    out.insert(out.end(), std::move_iterator(tails.rbegin()), std::move_iterator(tails.rend()));
}

}  // namespace

void StructurePass::cut_all(const std::vector<Change>& changes, std::vector<Done>& done) {
    std::set<WordId> wanted;
    for (const Change& change : changes) {
        if (const auto* one = std::get_if<Cut>(&change)) wanted.insert(one->before);
    }
    if (wanted.empty()) return;
    const Places places = find(document_, wanted);
    Cuts by_block;
    std::set<WordId> taken;
    for (std::size_t n = 0; n < changes.size(); ++n) {
        const auto* one = std::get_if<Cut>(&changes[n]);
        if (one != nullptr) done[n] = place_cut(*one, places, taken, by_block);
    }
    for (auto& [where, cuts] : by_block) std::sort(cuts.begin(), cuts.end());
    rebuild(by_block);
}

void StructurePass::index(const std::vector<Change>& changes) {
    std::set<WordId> wanted;
    for (const Change& change : changes) {
        if (const auto* link = std::get_if<LinkNote>(&change)) wanted.insert(link->word);
        if (const auto* span = std::get_if<Emphasise>(&change)) wanted.insert({span->first, span->last});
    }
    places_ = find(document_, wanted);
    for (std::size_t p = 0; p < document_.pages.size(); ++p) {
        for (std::size_t b = 0; b < document_.pages[p].blocks.size(); ++b) {
            blocks_[document_.pages[p].blocks[b].id] = {p, b, 0, 0};
        }
    }
}

Done StructurePass::apply(const Relabel& change) {
    Block* block = find_block(change.block);
    if (block == nullptr) return {false, "", "", "the block is not in the document"};
    const std::string before = described(*block);
    block->kind = change.kind;
    block->level = change.level;
    block->label = change.label;
    block->label_words = change.label_words;
    return {true, before, described(*block), ""};
}

Done StructurePass::apply(const Continue& change) {
    Block* block = find_block(change.block);
    if (block == nullptr) return {false, "", "", "the block is not in the document"};
    if (change.in.page == 0) {
        if (block->continues_in) continued_.erase(*block->continues_in);
        block->continues_in.reset();
        return {true, excerpt(*block), "", ""};
    }
    Block* next = find_block(change.in);
    if (next == nullptr) return {false, "", "", "the block that it goes on in is not in the document"};
    for (const Block* walk = next; walk != nullptr;
         walk = walk->continues_in ? find_block(*walk->continues_in) : nullptr) {
        if (walk == block) return {false, "", "", "the text would go on in itself"};
    }
    if (!continued_.insert(change.in).second) return {false, "", "", "another block goes on there"};
    block->continues_in = change.in;
    return {true, excerpt(*block), excerpt(*next), ""};
}

Done StructurePass::apply(const LinkNote& change) {
    const auto found = places_.find(change.word);
    if (found == places_.end()) return {false, "", "", "the word is not in the document"};
    if (change.label.empty()) return {false, "", "", "the label is empty"};
    Word& word = at(document_, found->second);
    const std::string after = "[^" + change.label + "]";
    if (change.inferred.empty()) {
        word.note = change.label;
        return {true, word.text, after, ""};
    }
    Page& page = document_.pages[found->second.page];
    Word marker;
    marker.id = {page.number, ++page.words_given};
    marker.inferred = change.inferred;
    marker.glued = true;
    marker.note = change.label;
    set_behind_[found->second].push_back(std::move(marker));
    return {true, word.text, word.text + after, ""};
}

Done StructurePass::apply(const Emphasise& change) {
    const auto first = places_.find(change.first), last = places_.find(change.last);
    if (first == places_.end() || last == places_.end()) return {false, "", "", "the word is not in the document"};
    std::vector<Word*> span = words_between(first->second, last->second);
    if (span.empty()) return {false, "", "", "the words do not stand in one running text"};
    std::string before;
    for (Word* word : span) {
        word->emphasised = change.on;
        if (!before.empty() && !word->glued) before += ' ';
        before += word->text;
    }
    return {true, before, change.on ? "*" + before + "*" : before, ""};
}

Done StructurePass::apply(const SetField& change) {
    const auto known = std::find_if(document_.fields.begin(), document_.fields.end(),
                                    [&](const Field& field) { return field.key == change.field.key; });
    const auto joined = [](const Field& field) {
        std::string text = field.key + ":";
        for (const std::string& value : field.values) text += " " + value;
        return text;
    };
    if (change.field.key.empty() || change.field.values.empty()) {
        return {false, "", "", "a field needs a key and a value"};
    }
    const std::string before = known == document_.fields.end() ? "" : joined(*known);
    if (known == document_.fields.end()) {
        document_.fields.push_back(change.field);
    } else {
        *known = change.field;
    }
    return {true, before, joined(change.field), ""};
}

void StructurePass::finish() {
    for (auto set = set_behind_.rbegin(); set != set_behind_.rend(); ++set) {
        const Place& place = set->first;
        auto& words = document_.pages[place.page].blocks[place.block].lines[place.line].words;
        words.insert(words.begin() + static_cast<std::ptrdiff_t>(place.word) + 1, set->second.begin(),
                     set->second.end());
    }
}

Done StructurePass::place_cut(const Cut& change, const Places& places, std::set<WordId>& taken, Cuts& by_block) const {
    const auto found = places.find(change.before);
    if (found == places.end()) return {false, "", "", "the word is not in the document"};
    const Place& place = found->second;
    if (place.line == 0 && place.word == 0) return {false, "", "", "the block begins there already"};
    if (!taken.insert(change.before).second) return {false, "", "", "the block is cut there already"};
    by_block[{place.page, place.block}].push_back(place);
    const Block& block = document_.pages[place.page].blocks[place.block];
    return {true, excerpt(block), text_of(block.lines[place.line]), ""};
}

void StructurePass::rebuild(const Cuts& by_block) {
    std::set<std::size_t> pages;
    for (const auto& [where, cuts] : by_block) pages.insert(where.first);
    for (const std::size_t p : pages) {
        std::vector<Block> blocks;
        for (std::size_t b = 0; b < document_.pages[p].blocks.size(); ++b) {
            const auto cuts = by_block.find({p, b});
            Block& block = document_.pages[p].blocks[b];
            if (cuts == by_block.end()) {
                blocks.push_back(std::move(block));
            } else {
                cut(block, cuts->second, blocks);
            }
        }
        document_.pages[p].blocks = std::move(blocks);
    }
}

Block* StructurePass::find_block(const BlockId& id) {
    const auto found = blocks_.find(id);
    if (found == blocks_.end()) return nullptr;
    return &document_.pages[found->second.page].blocks[found->second.block];
}

std::vector<Word*> StructurePass::words_between(const Place& first, const Place& last) {
    std::vector<Word*> span;
    Place walk = first;
    for (Block* block = &document_.pages[first.page].blocks[first.block]; block != nullptr;) {
        for (; walk.line < block->lines.size(); ++walk.line, walk.word = 0) {
            for (; walk.word < block->lines[walk.line].words.size(); ++walk.word) {
                span.push_back(&block->lines[walk.line].words[walk.word]);
                if (walk == last) return span;
            }
        }
        if (!block->continues_in) return {};
        walk = blocks_[*block->continues_in];
        block = find_block(*block->continues_in);
    }
    return {};
}

}  // namespace emend
