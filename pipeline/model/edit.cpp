#include "pipeline/model/edit.h"

#include <array>

namespace emend {

namespace {

template <typename Narrow>
Change widened(const Narrow& change) {
    return std::visit([](const auto& one) { return Change{one}; }, change);
}

struct PageOf {
    int operator()(const Replace& c) const { return c.word.page; }
    int operator()(const Join& c) const { return c.first.page; }
    int operator()(const Split& c) const { return c.word.page; }
    int operator()(const Relabel& c) const { return c.block.page; }
    int operator()(const Cut& c) const { return c.before.page; }
    int operator()(const Continue& c) const { return c.block.page; }
    int operator()(const LinkNote& c) const { return c.word.page; }
    int operator()(const Emphasise& c) const { return c.first.page; }
    int operator()(const SetField& c) const { return c.field.words.empty() ? 0 : c.field.words.front().page; }
};

}  // namespace

Edit general(const TextEdit& edit) { return {widened(edit.change), edit.certainty, edit.reason}; }

Edit general(const StructureEdit& edit) { return {widened(edit.change), edit.certainty, edit.reason, edit.rival}; }

int page_of(const Change& change) { return std::visit(PageOf{}, change); }

std::string_view name_of(const Change& change) {
    static constexpr std::array<std::string_view, std::variant_size_v<Change>> names{
        "replace", "join", "split", "relabel", "cut", "continue", "link note", "emphasise", "set field"};
    return names.at(change.index());
}

}  // namespace emend
