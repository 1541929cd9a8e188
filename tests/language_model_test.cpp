#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "pipeline/errors.h"
#include "pipeline/text/language_model.h"
#include "pipeline/text/learn.h"
#include "pipeline/text/running_words.h"

using namespace emend;

namespace {

// A file that goes away with the test.
struct TemporaryFile {
    explicit TemporaryFile(const std::string& bytes)
        : path(std::filesystem::temp_directory_path() / ("emend-model-" + std::to_string(getpid()))) {
        std::ofstream(path, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::filesystem::remove(path); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    std::filesystem::path path;
};

std::string learnt(const std::string& text, int least_count) {
    Learner learner;
    learner.add(text, 1965);
    return learner.model(*make_word_list({"the", "water"}), least_count);
}

}  // namespace

TEST_CASE("words within a token keep their hyphens and apostrophes, and a token with a digit has none") {
    const auto keys = [](std::string_view token) {
        std::string all;
        for (const RunningWord& word : running_words(token)) all += word.key + "|";
        return all;
    };
    CHECK(keys("(Council’s") == "council's|");
    CHECK(keys("“policy‑making”,") == "policy-making|");
    CHECK(keys("and/or") == "and|or|");
    CHECK(keys("non-") == "non|");
    CHECK(keys("A/RES/56/124").empty());
    CHECK(keys("—").empty());
    CHECK(keys("a\xff"
               "b")
              .empty());
    CHECK(running_words("«État»").at(0).to == 7);
}

TEST_CASE("a model gives back counts, case, years and pairs") {
    const TemporaryFile file(learnt("The water board, the Water board\n\nthe water board\n\n12 WATER\n", 1));
    const auto model = open_language_model(file.path);
    const WordNumber water = model->find("water"), board = model->find("board");
    REQUIRE(water != no_word);
    REQUIRE(board != no_word);
    CHECK(model->find("wate") == no_word);
    CHECK(model->figures(water).lower == Approx(2).epsilon(0.05));
    CHECK(model->figures(water).title == Approx(1));
    CHECK(model->figures(water).upper == Approx(1));
    CHECK(model->figures(water).first_year == 1965);
    CHECK(model->figures(water).in_dictionary);
    CHECK_FALSE(model->figures(board).in_dictionary);
    CHECK(model->pair_count(water, board) == Approx(3).epsilon(0.05));
    CHECK(model->pair_count(board, water) == 0);
    CHECK(model->pair_count(model->find(LanguageModel::figure), water) == Approx(1));
    CHECK(model->log_probability(water, board) > model->log_probability(board, water));
}

TEST_CASE("the words of a model can be walked through letter by letter") {
    const TemporaryFile file(learnt("tea ten tent the\n", 1));
    const auto model = open_language_model(file.path);
    const WordRange te = model->below(model->below(model->all(), 0, 't'), 1, 'e');
    CHECK(te.to - te.from == 3);
    CHECK(model->key(te.from) == "tea");
    CHECK(model->below(te, 2, 'x').empty());
    const WordRange ten = model->below(te, 2, 'n');
    CHECK(model->key(ten.from) == "ten");
    CHECK(model->key(model->below(ten, 3, 't').from) == "tent");
}

TEST_CASE("only what stands often enough is learnt, and no markup") {
    const std::string text =
        "---\ntitle: Salt\n---\n\n# 1. *Salt* roads\n\n12. *Urges* the roads[^7] of <sup>2</sup>salt;\n\n"
        "Roads are bro-\nken here, salt\n\n[^7]: Salt.\n";
    const TemporaryFile file(learnt(text, 3));
    const auto model = open_language_model(file.path);
    CHECK(model->find("roads") != no_word);
    CHECK(model->figures(model->find("salt")).count() == Approx(4).epsilon(0.1));
    for (const char* left_out : {"urges", "title", "bro", "ken", "sup"}) CHECK(model->find(left_out) == no_word);
}

TEST_CASE("the year of a text is that of its front matter or its file name") {
    CHECK(year_of("speech_07_1952.txt", "no front matter") == 1952);
    CHECK(year_of("S_RES_0451_1979_EN.txt", "") == 1979);
    CHECK(year_of("75-1.md", "---\ntitle: x\nadopted: 2020-12-16\n---\n") == 2020);
    CHECK(year_of("75-184.md", "of 1991") == 0);
    CHECK(year_of("19521.txt", "") == 0);
}

TEST_CASE("a damaged model is refused, wherever the damage is") {
    const std::string whole = learnt("the water board\n\nthe water board\n", 1);
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const TemporaryFile file(whole.substr(0, length));
        CHECK_THROWS_AS(open_language_model(file.path), Error);
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        const TemporaryFile file(damaged);
        try {  // damage in a count cannot be seen; it must not lead astray either
            const auto model = open_language_model(file.path);
            for (WordNumber word = 0; word < model->size(); ++word) model->pair_count(word, model->find("water"));
        } catch (const Error&) {
        }
    }
    CHECK_THROWS_AS(open_language_model("/nonexistent/model"), Error);
}
