#include "pipeline/model/text_pass.h"

#include <utility>

namespace emend {

namespace {

std::vector<WordId> words_of(const Change& change) {
    if (const auto* replace = std::get_if<Replace>(&change)) return {replace->word};
    if (const auto* join = std::get_if<Join>(&change)) return {join->first, join->second};
    if (const auto* split = std::get_if<Split>(&change)) return {split->word};
    return {};
}

}  // namespace

TextPass::TextPass(Document& document, const std::vector<Change>& changes) : document_(document) {
    std::set<WordId> wanted;
    for (const Change& change : changes) {
        for (const WordId& id : words_of(change)) wanted.insert(id);
    }
    places_ = find(document, wanted);
}

Done TextPass::carry_out(const Change& change) {
    for (const WordId& id : words_of(change)) {
        if (!places_.contains(id)) return {false, "", "", "the word is not in the document"};
        if (taken_.contains(id)) return {false, "", "", "another edit of the stage has this word"};
    }
    for (const WordId& id : words_of(change)) taken_.insert(id);
    if (const auto* replace = std::get_if<Replace>(&change)) return apply(*replace);
    if (const auto* join = std::get_if<Join>(&change)) return apply(*join);
    return apply(std::get<Split>(change));
}

void TextPass::finish() {
    std::set<std::pair<Place, int>> lines;  // one entry a line that changes its words
    for (const auto& [place, pieces] : pieces_) lines.insert({{place.page, place.block, place.line, 0}, 0});
    for (const Place& place : gone_) lines.insert({{place.page, place.block, place.line, 0}, 0});
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) rebuild(line->first);
}

Done TextPass::apply(const Replace& change) {
    Word& word = at(document_, places_[change.word]);
    std::string before = std::exchange(word.text, change.text);
    return {true, before, change.text, ""};
}

Done TextPass::apply(const Join& change) {
    if (change.first == change.second) return {false, "", "", "a word cannot be joined to itself"};
    Word& first = at(document_, places_[change.first]);
    const Place& other = places_[change.second];
    const Word& second = at(document_, other);
    const std::string before = first.text + (second.glued ? "" : " ") + second.text;
    first.text = change.text;
    first.sources.insert(first.sources.end(), second.sources.begin(), second.sources.end());
    gone_.insert(other);
    return {true, before, change.text, ""};
}

Done TextPass::apply(const Split& change) {
    if (change.pieces.size() < 2) return {false, "", "", "a split needs two pieces or more"};
    const Place& place = places_[change.word];
    std::string before = at(document_, place).text, after;
    for (const std::string& piece : change.pieces) {
        if (!after.empty()) after += change.glued ? "|" : " ";
        after += piece;
    }
    std::vector<Word> words(change.pieces.size(), at(document_, place));
    Page& page = document_.pages[place.page];
    for (std::size_t n = 0; n < words.size(); ++n) {
        words[n].text = change.pieces[n];
        if (n == 0) continue;
        words[n].id = {page.number, ++page.words_given};
        words[n].glued = change.glued;
        words[n].note.clear();
    }
    pieces_[place] = std::move(words);
    return {true, before, after, ""};
}

void TextPass::rebuild(const Place& at_line) {
    Block& block = document_.pages[at_line.page].blocks[at_line.block];
    Line& line = block.lines[at_line.line];
    std::vector<Word> words;
    for (std::size_t w = 0; w < line.words.size(); ++w) {
        const Place place{at_line.page, at_line.block, at_line.line, w};
        if (gone_.contains(place)) continue;
        const auto pieces = pieces_.find(place);
        if (pieces == pieces_.end()) {
            words.push_back(std::move(line.words[w]));
        } else {
            words.insert(words.end(), pieces->second.begin(), pieces->second.end());
        }
    }
    line.words = std::move(words);
    if (line.words.empty()) block.lines.erase(block.lines.begin() + static_cast<std::ptrdiff_t>(at_line.line));
}

}  // namespace emend
