#include "pipeline/model/try_out.h"

#include <map>
#include <set>
#include <utility>

#include "pipeline/model/places.h"

namespace emend {

namespace {

struct Concerned {
    std::vector<WordId> words;
    std::vector<BlockId> blocks;
};

struct ConcernedBy {
    Concerned operator()(const Replace& c) const { return {{c.word}, {}}; }
    Concerned operator()(const Join& c) const { return {{c.first, c.second}, {}}; }
    Concerned operator()(const Split& c) const { return {{c.word}, {}}; }
    Concerned operator()(const Relabel& c) const { return {{}, {c.block}}; }
    Concerned operator()(const Cut& c) const { return {{c.before}, {}}; }
    Concerned operator()(const Continue& c) const { return {{}, {c.block, c.in}}; }
    Concerned operator()(const LinkNote& c) const { return {{c.word}, {}}; }
    Concerned operator()(const Emphasise& c) const { return {{c.first, c.last}, {}}; }
    Concerned operator()(const SetField&) const { return {}; }
};

WordId first_word(const BlockId& id) { return {id.page, id.n}; }

class Trial {
public:
    Trial(const Document& document, const std::vector<Change>& changes) : document_(document) {
        std::set<WordId> wanted;
        for (const Change& change : changes) {
            const Concerned concerned = std::visit(ConcernedBy{}, change);
            wanted.insert(concerned.words.begin(), concerned.words.end());
            for (const BlockId& id : concerned.blocks) wanted.insert(first_word(id));
        }
        places_ = find(document, wanted);
        for (std::size_t p = 0; p < document.pages.size(); ++p) {
            for (std::size_t b = 0; b < document.pages[p].blocks.size(); ++b) {
                blocks_[document.pages[p].blocks[b].id] = {p, b};
            }
        }
    }

    Done run(const Change& change) const {
        const Concerned concerned = std::visit(ConcernedBy{}, change);
        std::set<Where> copied;
        std::vector<Change> changes;
        for (const WordId& id : concerned.words) add_word(id, copied);
        for (const BlockId& id : concerned.blocks) {
            if (const auto block = blocks_.find(id); block != blocks_.end()) {
                copied.insert(block->second);
            } else if (add_word(first_word(id), copied)) {
                changes.emplace_back(Cut{first_word(id)});
            }
        }
        if (std::holds_alternative<Emphasise>(change)) add_continuations(concerned, copied);
        changes.push_back(change);
        Document copy = copy_of(copied);
        return carry_out(copy, changes).back();
    }

private:
    using Where = std::pair<std::size_t, std::size_t>;  // page and block

    bool add_word(const WordId& id, std::set<Where>& copied) const {
        const auto place = places_.find(id);
        if (place != places_.end()) copied.insert({place->second.page, place->second.block});
        return place != places_.end();
    }

    // The blocks over which the text runs from the first word to the last.
    void add_continuations(const Concerned& concerned, std::set<Where>& copied) const {
        const auto first = places_.find(concerned.words.front()), last = places_.find(concerned.words.back());
        if (first == places_.end() || last == places_.end()) return;
        const Where to{last->second.page, last->second.block};
        for (Where at{first->second.page, first->second.block}; at != to;) {
            const auto& next = document_.pages[at.first].blocks[at.second].continues_in;
            const auto found = next ? blocks_.find(*next) : blocks_.end();
            if (found == blocks_.end() || (found->second != to && !copied.insert(found->second).second)) return;
            at = found->second;
        }
    }

    Document copy_of(const std::set<Where>& copied) const {
        Document copy;
        copy.fields = document_.fields;
        for (const Where& where : copied) {
            const Page& page = document_.pages[where.first];
            if (copy.pages.empty() || copy.pages.back().number != page.number) {
                copy.pages.push_back({page.number, page.source, {}, page.words_given});
            }
            copy.pages.back().blocks.push_back(page.blocks[where.second]);
        }
        return copy;
    }

    const Document& document_;
    Places places_;
    std::map<BlockId, Where> blocks_;
};

}  // namespace

std::vector<Done> try_out(const Document& document, const std::vector<Change>& changes) {
    std::vector<Done> done;
    if (changes.empty()) return done;
    const Trial trial(document, changes);
    done.reserve(changes.size());
    for (const Change& change : changes) done.push_back(trial.run(change));
    return done;
}

}  // namespace emend
