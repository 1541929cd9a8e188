#include <catch2/catch.hpp>

#include "pipeline/text/acceptance.h"
#include "pipeline/text/compounds.h"
#include "pipeline/text/resources.h"
#include "pipeline/text/symbols.h"
#include "pipeline/text/word_lattice.h"
#include "stages/archive_words.h"
#include "stages/known_symbols.h"
#include "stages/roman_forms.h"
#include "stages/symbol_forms.h"

using namespace emend;

namespace {

const Resources& resources() {
    static const Resources loaded = load_resources(std::filesystem::path(EMEND_ROOT) / "dictionaries", "en_GB");
    return loaded;
}

Standing standing(std::string_view token) {
    return judge(token, *resources().language_model, *resources().lexicon).standing;
}

// The text after every repair with a positive margin, whatever its certainty.
std::string repaired(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        words.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    std::vector<Token> tokens(words.size());
    for (std::size_t n = 0; n < words.size(); ++n) {
        tokens[n].text = words[n];
        tokens[n].judged = judge(words[n], *resources().language_model, *resources().lexicon);
        tokens[n].opens = n == 0;
        tokens[n].joinable = n + 1 < words.size();
    }
    const WordNumber start = resources().language_model->find(LanguageModel::start);
    ChannelMemory memory(*resources().channel, *resources().language_model);
    for (const Proposal& proposal : best_repairs(tokens, start, memory)) {
        for (std::size_t k = 0; k < proposal.hypothesis.span; ++k) words[proposal.token + k].clear();
        for (const std::string& piece : proposal.hypothesis.texts) {
            words[proposal.token] += (words[proposal.token].empty() ? "" : " ") + piece;
        }
    }
    std::string whole;
    for (const std::string& word : words) {
        if (!word.empty()) whole += (whole.empty() ? "" : " ") + word;
    }
    return whole;
}

}  // namespace

TEST_CASE("what no dictionary holds is told from what was misread") {
    CHECK(standing("resolution,") == Standing::known);
    CHECK(standing("co-operation") == Standing::known);
    CHECK(standing("underreporting") == Standing::known);
    CHECK(standing("A/RES/56/124") == Standing::figure);
    CHECK(standing("21st") == Standing::figure);
    CHECK(standing("16mm") == Standing::figure);
    CHECK(standing("—") == Standing::nothing);
    CHECK(standing("Lamps!Oil") == Standing::out_of_scope);
    for (const char* other :
         {"XIV", "iv", "ZQXV", "NGOs", "iSeek", "keeper@bay.example", "www.bay.example", "(ee)", "U.N.", "b"}) {
        CAPTURE(other);
        CHECK(standing(other) == Standing::out_of_scope);
    }
    for (const char* unknown :
         {"Sressing", "theillicit", "mplementation", "lllicit", "c1early", "wupon", "sma!l", "I!licit"}) {
        CAPTURE(unknown);
        CHECK(standing(unknown) == Standing::unknown);
    }
}

TEST_CASE("roman numerals are told from other words") {
    for (const char* numeral : {"I", "IV", "XXI", "MCMXLIX", "ix"}) CHECK(is_roman_numeral(numeral));
    for (const char* other : {"", "IIII", "VX", "Iv", "ILL", "A"}) CHECK_FALSE(is_roman_numeral(other));
}

TEST_CASE("joins, splits and letters are decided together along the line") {
    CHECK(repaired("Urgesall Statesto ratify the Convention") == "Urges all States to ratify the Convention");
    CHECK(repaired("threat to intemational peace and secur ity") == "threat to international peace and security");
    CHECK(repaired("of th eillicit trade in narcotic drugs") == "of the illicit trade in narcotic drugs");
    CHECK(repaired("Eradication of lllicit Drug Crops") == "Eradication of Illicit Drug Crops");
    CHECK(repaired("the full | mplementation of the Charter") == "the full Implementation of the Charter");
    CHECK(repaired("on fhe basis of the report") == "on the basis of the report");
    CHECK(repaired("the sma!l islands of the temtories") == "the small islands of the territories");
}

TEST_CASE("another reading of a word that is one counts where that word is short, hardly read, or never written") {
    const Resources& all = resources();
    const std::vector<Reading> others = {{"rights", 0.4F}, {"Takes", 0.4F}};
    const auto chosen = [&](const std::string& before, const std::string& read, float confidence) {
        std::vector<Token> tokens(2);
        tokens[0].text = before;
        tokens[1].text = read;
        for (Token& token : tokens) token.judged = judge(token.text, *all.language_model, *all.lexicon);
        tokens[1].confidence = confidence;
        tokens[1].alternatives = &others;
        const WordNumber start = all.language_model->find(LanguageModel::start);
        ChannelMemory memory(*all.channel, *all.language_model);
        const auto proposals = best_repairs(tokens, start, memory);
        return proposals.empty() ? read : proposals.front().hypothesis.texts.front();
    };
    CHECK(chosen("human", "nights", 0.5F) == "rights");
    CHECK(chosen("human", "nights", 0.65F) == "nights");
    CHECK(chosen("Assembly", "Tukey", 0.65F) == "Takes");
}

TEST_CASE("another reading that is no word itself leads to one that the word as read is too far from") {
    const Resources& all = resources();
    const std::vector<Reading> others = {{"Teritory,", 0.3F}, {"Terntory,", 0.1F}};
    const auto chosen = [&](const std::vector<Reading>* alternatives) {
        std::vector<Token> tokens(3);
        tokens[0].text = "Palestinian";
        tokens[1].text = "Temitory,";
        tokens[2].text = "including";
        for (Token& token : tokens) token.judged = judge(token.text, *all.language_model, *all.lexicon);
        tokens[1].confidence = 0.6F;
        tokens[1].alternatives = alternatives;
        const WordNumber start = all.language_model->find(LanguageModel::start);
        ChannelMemory memory(*all.channel, *all.language_model);
        const auto proposals = best_repairs(tokens, start, memory);
        return proposals.empty() ? "" : proposals.front().hypothesis.texts.front();
    };
    CHECK(chosen(&others) == "Territory,");
    CHECK(chosen(nullptr) != "Territory,");
    CHECK(repaired("the other blood-bome diseases") == "the other blood-borne diseases");
    CHECK(repaired("the tom-tom diseases") == "the tom-tom diseases");
}

TEST_CASE("names, variants and other languages are left as they are") {
    for (const char* text :
         {"the delegate Mr. Vyshinskij spoke inter alia of peace", "the money was channeled to the favored few",
          "the Roumanian Government", "MONUC and the IAEA and UNTAET reported", "the Tse-tung pamphlet of 1957"}) {
        CHECK(repaired(text) == text);
    }
}

TEST_CASE("compounds get their hyphen where the archive has no closed form") {
    const Compounds compounds(*resources().language_model);
    const auto text = [&](std::string_view word) {
        const auto found = compounds.hyphenation(word, *resources().lexicon);
        return found ? found->text : "";
    };
    CHECK(text("fiftysecond") == "fifty-second");
    CHECK(text("moneylaundering") == "money-laundering");
    CHECK(text("SecretaryGeneral") == "Secretary-General");
    CHECK(text("nongovernmental") == "non-governmental");
    for (const char* closed : {"cooperation", "peacekeeping", "policymaking", "international", "harbour", "lantern"}) {
        CHECK(text(closed).empty());
    }
    // A capital inside a word is no closed form, however often small letters are.
    const auto closed = [&](std::string_view word) {
        return compounds.hyphenation(word, *resources().lexicon)->closed;
    };
    CHECK(closed("NonAligned") < closed("nonaligned"));
}

TEST_CASE("pieces with stops between them are abbreviations, sentences run together are not") {
    const ArchiveWords archive(resources());
    for (const char* text : {"a.m", "p.m", "Ph.D", "U.S.S.R"}) CHECK(archive.is_abbreviation(text));
    for (const char* text : {"oil.The", "lamps.", ".lamps", "oil..it"}) CHECK(!archive.is_abbreviation(text));
}

TEST_CASE("the candidates of a word come with their cost and how they came about") {
    const auto best = [](std::string_view read, std::string_view meant) {
        for (const Candidate& candidate : resources().channel->candidates(*resources().language_model, read, 17)) {
            if (candidate.text == meant) return candidate;
        }
        return Candidate{};
    };
    const Candidate listed = best("govemment", "government");
    CHECK(listed.how == "“m” read for “rn”");
    CHECK(listed.unlisted == 0);
    const Candidate lost = best("govenment", "government");
    CHECK(lost.how == "“r” lost");
    const Candidate both = best("govemmeut", "government");
    CHECK_THAT(both.how, Catch::Contains("“m” read for “rn”, “u” read for “n”"));
    CHECK(both.cost > listed.cost);
    CHECK(best("Govemment", "Government").word == listed.word);
    CHECK(best("governmentx", "government").how == "“x” too many");
    CHECK(best("government", "government").word == no_word);  // as read is no candidate
    CHECK(best("gxvzmmqut", "government").word == no_word);
}

TEST_CASE("plain words are near no symbol") {
    KnownSymbols symbols;
    symbols.add("A/56/157");
    symbols.add("E/CN.7/2014/1");
    symbols.add("A/56/157");
    CHECK(symbols.contains("A/56/157"));
    CHECK(symbols.near("A[56/157") == std::vector<std::string>{"A/56/157"});
    CHECK(symbols.near("A/56/15") == std::vector<std::string>{});
    CHECK(symbols.near("harbours").empty());
    CHECK(KnownSymbols().near("A/56/157").empty());
}

TEST_CASE("a symbol is mended by its grammar, and no digit becomes another") {
    const SymbolGrammar& grammar = *resources().symbols;
    const auto text = [&](std::string_view read) {
        const auto found = grammar.repair(read);
        return found ? found->text : "";
    };
    CHECK(text("A/ICONF.192/15") == "A/CONF.192/15");
    CHECK(text("A[56/157") == "A/56/157");
    CHECK(text("A/S8/874/Add.1") == "A/58/874/Add.1");
    CHECK(text("5/2002/914") == "S/2002/914");
    CHECK(text("A/C0NF.192/15") == "A/CONF.192/15");
    for (const char* other : {"A/56/157", "S/PV.4567", "A/48/486-S/26560", "FCCC/CP/2015/10/Add.1", "and/or", "1/2",
                              "24/7", "5/2021", "A/O0/88", "A/7S5/162", "/", "A/", "//", "A//1"}) {
        CAPTURE(other);
        CHECK(text(other).empty());
    }
}

TEST_CASE("a year with a blank in it is joined, two numbers are not") {
    const KnownSymbols none;
    const SymbolEvidence evidence{*resources().symbols, none, true};
    REQUIRE(join_symbol("(E/201", "1/28),", evidence));
    CHECK(join_symbol("(E/201", "1/28),", evidence)->text == "(E/2011/28),");
    CHECK_FALSE(join_symbol("A/76", "1/28", evidence));
    CHECK_FALSE(join_symbol("E/2011", "55/25", evidence));
    CHECK_FALSE(join_symbol("A/76/201", "1", evidence));
}

TEST_CASE("what can't be read behind a resolution's number is its session, where that is one") {
    const std::vector<Session> sessions{{"III", 177, 280}, {"IV", 281, 360}, {"V", 350, 400}};
    const auto text = [&](std::string_view number, std::string_view part, std::string_view token) {
        const auto found = session_by_number(token, {number, part, "", false, true, {}}, sessions);
        return found ? found->text : "";
    };
    CHECK(text("217", "A", "Cb.") == "(III).");
    CHECK(text("resolution", "217", "(lib,") == "(III),");
    CHECK(text("355", "A", "Cb.").empty());  // of two sessions
    CHECK(text("500", "A", "Cb.").empty());
    CHECK(text("annex", "A", "Cb.").empty());
    CHECK(text("note", "217", "Ibid.").empty());
    CHECK(text("217", "A", "(III)").empty());
    CHECK(text("217", "A", "1948").empty());
}

TEST_CASE("where a numeral stands, the one that the ink is like is taken") {
    const NumeralUse use(resources().tables.numbered_words);
    const auto text = [&](std::string_view before, std::string_view token, std::string_view look,
                          std::string_view behind) {
        const auto found = roman_reference(token, {"", before, behind, false, true, look}, use);
        return found ? found->text : "";
    };
    CHECK(text("chap.", "NUL,", "XII,", "sect.") == "XII,");
    CHECK(text("chap.", "VEL", "VII.", "sect.") == "VII,");  // the sentence goes on
    CHECK(text("sect,", "XIL", "XII.", "See") == "XII.");
    CHECK(text("the", "NUL,", "XII,", "sect.").empty());
    CHECK(text("chap.", "NUL,", "", "sect.").empty());
}
