#include "pipeline/command/eval_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "pipeline/errors.h"

namespace emend {

namespace {

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<std::pair<std::pair<std::string, std::string>, int>> most_frequent(const Evaluation& all, std::size_t n) {
    std::vector<std::pair<std::pair<std::string, std::string>, int>> sorted(all.confusions.begin(),
                                                                            all.confusions.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (sorted.size() > n) sorted.resize(n);
    return sorted;
}

void write_words(const char* title, const std::vector<WrongWord>& words, std::size_t shown, std::ostream& report) {
    if (shown == 0 || words.empty()) return;
    report << '\n' << title << '\n';
    for (std::size_t n = 0; n < std::min(shown, words.size()); ++n) {
        report << "  [" << words[n].text << "]  " << words[n].before << " [" << words[n].meant << "] "
               << words[n].behind << '\n';
    }
    if (words.size() > shown) report << "  and " << words.size() - shown << " more\n";
}

nlohmann::ordered_json listed(const std::vector<WrongWord>& words, std::size_t shown) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t n = 0; n < std::min(shown, words.size()); ++n) {
        const WrongWord& word = words[n];
        list.push_back({{"text", word.text}, {"meant", word.meant}, {"before", word.before}, {"behind", word.behind}});
    }
    return list;
}

}  // namespace

void write_table(const Evaluation& all, std::size_t shown, std::ostream& report) {
    report << fmt::format("words            {:>9}\n", all.words)
           << fmt::format("word errors      {:>9.5f}", share(all.word_edits, all.words));
    if (all.with_raw) report << fmt::format("   before repair {:.5f}", share(all.raw_word_edits, all.words));
    report << fmt::format("\ncharacter errors {:>9.5f}", share(all.character_edits, all.characters));
    if (all.with_raw) {
        report << fmt::format("   before repair {:.5f}", share(all.raw_character_edits, all.characters))
               << fmt::format("\nmended           {:>9}   of {} wrong words\nbroken           {:>9}", all.mended,
                              all.wrong_in_raw, all.broken);
    }
    report << "\n\ncertainty     edits   right\n";
    for (const CertaintyBin& bin : all.bins) {
        if (bin.edits == 0) continue;
        const double right = static_cast<double>(bin.right) / bin.edits;
        report << fmt::format("{:.2f} - {:.2f} {:>8} {:>7.3f}  {}\n", bin.from, std::min(bin.to, 1.0), bin.edits, right,
                              std::string(static_cast<std::size_t>(std::lround(40 * right)), '#'));
    }
    report << "\nconfusions left: read, meant, times\n";
    for (const auto& [confusion, times] : most_frequent(all, 20)) {
        report << fmt::format("{:>6} {:>6} {:>5}\n", confusion.first, confusion.second, times);
    }
    write_words("broken: in the text, meant", all.broken_words, shown, report);
    write_words("wrong: in the text, meant", all.wrong_words, shown, report);
}

void write_json_report(const Evaluation& all, std::size_t shown, std::ostream& report) {
    nlohmann::ordered_json json = {{"words", all.words},
                                   {"wer", share(all.word_edits, all.words)},
                                   {"cer", share(all.character_edits, all.characters)}};
    if (all.with_raw) {
        json["wer_raw"] = share(all.raw_word_edits, all.words);
        json["cer_raw"] = share(all.raw_character_edits, all.characters);
        json["wrong"] = all.wrong_in_raw;
        json["mended"] = all.mended;
        json["broken"] = all.broken;
    }
    json["calibration"] = nlohmann::ordered_json::array();
    for (const CertaintyBin& bin : all.bins) {
        if (bin.edits == 0) continue;
        json["calibration"].push_back(
            {{"from", bin.from}, {"to", std::min(bin.to, 1.0)}, {"edits", bin.edits}, {"right", bin.right}});
    }
    json["confusions"] = nlohmann::ordered_json::array();
    for (const auto& [confusion, times] : most_frequent(all, 100)) {
        json["confusions"].push_back({{"read", confusion.first}, {"meant", confusion.second}, {"times", times}});
    }
    if (shown > 0) {
        json["broken_words"] = listed(all.broken_words, shown);
        json["wrong_words"] = listed(all.wrong_words, shown);
    }
    report << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void write_confusions(const Evaluation& all, const std::filesystem::path& path) {
    std::ofstream file(path, std::ios::trunc);
    file << "# read, meant, cost (negative natural logarithm of the probability), times\n";
    for (const auto& [confusion, times] : most_frequent(all, 1000)) {
        const auto& [read, meant] = confusion;
        const auto found = all.occurrences.find(meant);
        const double of = meant.empty()                    ? static_cast<double>(all.characters)
                          : found == all.occurrences.end() ? 1
                                                           : static_cast<double>(found->second);
        file << (read.empty() ? "-" : read) << '\t' << (meant.empty() ? "-" : meant) << '\t'
             << fmt::format("{:.1f}", std::max(0.0, std::log(of / times))) << '\t' << times << '\n';
    }
    file.close();
    if (!file) throw Error(ExitCode::cannot_write, path.string(), "the table cannot be written");
}

}  // namespace emend
