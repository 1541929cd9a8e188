#include "pipeline/runner.h"

#include "pipeline/model/carry_out.h"
#include "pipeline/model/try_out.h"
#include "pipeline/side_by_side.h"
#include "pipeline/text/source_fields.h"

namespace emend {

namespace {

template <typename Narrow>
void add(const std::vector<Narrow>& edits, std::vector<Edit>& all) {
    for (const Narrow& edit : edits) all.push_back(general(edit));
}

template <typename Look>
std::vector<Edit> look_at_pages(const Document& document, const Look& look, int jobs) {
    std::vector<decltype(look(document.pages.front()))> by_page(document.pages.size());
    side_by_side(static_cast<int>(document.pages.size()), jobs, [&](int n) {
        const auto page = static_cast<std::size_t>(n);
        by_page[page] = look(document.pages[page]);
    });
    std::vector<Edit> all;
    for (const auto& edits : by_page) add(edits, all);
    return all;
}

std::vector<Edit> look(const Stage& stage, const Document& document, int jobs) {
    return std::visit(
        [&](const auto& one) {
            if constexpr (std::is_invocable_v<decltype(one), const Page&>) {
                return look_at_pages(document, one, jobs);
            } else {
                std::vector<Edit> all;
                add(one(document), all);
                return all;
            }
        },
        stage.look);
}

void run_stage(const Stage& stage, const RunOptions& options, Outcome& outcome) {
    const std::vector<Edit> edits = look(stage, outcome.document, options.jobs);
    const bool suggest = stage.mends_letters && cleaned_before(outcome.document);
    const auto is_sure = [&](const Edit& edit) {
        return !suggest && edit.certainty >= stage.apply_from.value_or(options.apply_from);
    };
    std::vector<Change> sure, unsure;
    for (const Edit& edit : edits) (is_sure(edit) ? sure : unsure).push_back(edit.change);
    const std::vector<Done> tried = try_out(outcome.document, unsure);
    const std::vector<Done> done = carry_out(outcome.document, sure);
    auto next_tried = tried.begin(), next_done = done.begin();
    for (const Edit& edit : edits) {
        const Done& one = is_sure(edit) ? *next_done++ : *next_tried++;
        AuditEntry entry{stage.name,  edit.change,    page_of(edit.change), one.before, one.after,
                         edit.reason, edit.certainty, Verdict::suggested,   edit.rival};
        if (is_sure(edit)) entry.verdict = one.carried_out ? Verdict::applied : Verdict::refused;
        if (entry.verdict == Verdict::refused) entry.reason += " (refused: " + one.refusal + ")";
        outcome.audit.push_back(std::move(entry));
    }
}

}  // namespace

Outcome run(Document document, const Pipeline& pipeline, const RunOptions& options) {
    Outcome outcome{std::move(document), {}};
    for (const Stage& stage : pipeline) {
        const bool wanted = options.only.empty() || options.only.contains(stage.name);
        if (wanted && !options.skip.contains(stage.name)) run_stage(stage, options, outcome);
        if (stage.name == options.stop_after) break;
    }
    return outcome;
}

}  // namespace emend
