// What the recogniser's layout analysis does wrong, mended: hand-made recognitions and an engine that says what it is
// told.
#include <catch2/catch.hpp>

#include "pipeline/read/letter_tops.h"
#include "pipeline/read/line_pieces.h"
#include "pipeline/read/lost_ones.h"
#include "pipeline/read/missed_ink.h"
#include "tests/recognitions.h"

namespace emend {
namespace {

std::vector<Piece> letters(int left, int count, int top) {
    std::vector<Piece> pieces(static_cast<std::size_t>(count));
    for (int n = 0; n < count; ++n) {
        pieces[static_cast<std::size_t>(n)].box = {left + 12 * n, top + 6, left + 12 * n + 9, top + 20};
    }
    return pieces;
}

}  // namespace

TEST_CASE("a line that the engine cut in two is one again, in reading order; columns stay apart") {
    Recognition cut;
    add_line(cut, {word("to", 200, 230, 720), word("reduce", 240, 320, 720)});
    add_line(cut, {word("the", 319, 360), word("Action", 370, 450), word("Plan", 460, 520)}, 1);
    add_line(cut, {word("laration,", 214, 309)}, 2);
    join_line_pieces(cut);
    CHECK(texts(cut) == "to reduce|laration, the Action Plan|");
    REQUIRE(cut.symbols.size() == 2);
    CHECK(cut.symbols[1].size() == 4);
    CHECK(cut.page.lines[1].box.left == 214);
    CHECK(cut.page.lines[1].block == 1);

    Recognition columns;
    add_line(columns, {word("left", 100, 300)});
    add_line(columns, {word("right", 340, 500)});  // two ems away
    join_line_pieces(columns);
    CHECK(texts(columns) == "left|right|");
}

TEST_CASE("a gap as wide as lost letters parts no line where the text beside it crosses the gap") {
    const auto page = [](int left_of_next_row, int top = 800) {
        Recognition recognition;
        add_line(recognition, {word("humanitarian", 200, 250), word("as", 264, 286)});
        add_line(recognition, {word("tance", 323, 386), word("and", 399, 441)});  // 37 pixels away, 14 the x-height
        add_line(recognition, {word("development", left_of_next_row, left_of_next_row + 60, top)});
        join_line_pieces(recognition);
        return texts(recognition);
    };
    CHECK(page(280) == "humanitarian as tance and|development|");
    CHECK(page(330) == "humanitarian as|tance and|development|");       // nothing crosses it: perhaps a column
    CHECK(page(280, 900) == "humanitarian as|tance and|development|");  // too far below
}

TEST_CASE("a line that fills a gap in another stands there; one below the gap, or with more room about it, does not") {
    const auto page = [](int top, int right) {
        Recognition recognition;
        add_line(recognition,
                 {word("and", 200, 240), word("to", 250, 270), word("the", 520, 560), word("rules", 570, 640)});
        add_line(recognition, {word("publish", 290, 380, top), word("review", 390, right, top)}, 1);
        join_line_pieces(recognition);
        CHECK(recognition.symbols[0].size() == recognition.page.lines[0].words.size());
        return texts(recognition);
    };
    CHECK(page(764, 505) == "and to publish review the rules|");
    CHECK(page(800, 505) == "and to the rules|publish review|");
    CHECK(page(764, 470) == "and to the rules|publish review|");
}

TEST_CASE("tops of letters that were read as a line are dropped, a line of its own is not") {
    const auto page = [](int top, float confidence, const std::string& number = "") {
        Recognition recognition;
        std::vector<SourceWord> tops = {word(".", 210, 214, top, confidence), word(".", 300, 304, top, confidence),
                                        word("a2", 380, 396, top, confidence)};
        if (!number.empty()) tops[1] = word(number, 300, 308, top, 0.9F);
        for (SourceWord& one : tops) one.box.bottom = top + 12;
        add_line(recognition, tops);
        add_line(recognition, {word("to", 200, 230), word("reduce", 240, 320), word("harm", 330, 400)});
        recognition.page.lines[1].baseline = 785;
        drop_letter_tops(recognition);
        return texts(recognition);
    };
    CHECK(page(760, 0.5F) == "to reduce harm|");
    CHECK(page(760, 0.9F) == ". . a2|to reduce harm|");         // read surely
    CHECK(page(738, 0.5F) == ". . a2|to reduce harm|");         // the line above
    CHECK(page(760, 0.5F, "3") == "to reduce harm|");           // a marker among them
    CHECK(page(760, 0.5F, "an") == ". an a2|to reduce harm|");  // a word among them
}

TEST_CASE("a line that was read twice stands once; markers and lines of their own stay") {
    const auto page = [](const std::string& text, int top, int bottom, float confidence, bool more = true) {
        Recognition recognition;
        std::vector<SourceWord> twice = {word(text, 242, 300, top, confidence)};
        if (more) twice.push_back(word("2o", 334, 380, top, confidence));
        for (SourceWord& one : twice) one.box.bottom = bottom;
        add_line(recognition, twice);
        add_line(recognition, {word("to", 200, 230, 760), word("reduce", 240, 320, 760), word("harm", 330, 400, 760)});
        recognition.page.lines[1].baseline = 785;
        drop_lines_read_twice(recognition);
        return texts(recognition);
    };
    CHECK(page("reduoe", 765, 780, 0.5F) == "to reduce harm|");
    CHECK(page("reduoe", 765, 780, 0.95F) == "reduoe 2o|to reduce harm|");  // surer than what it stands on
    CHECK(page("under", 790, 806, 0.5F) == "under 2o|to reduce harm|");     // the line below
    CHECK(page("aT", 765, 775, 0.5F, false) == "to reduce harm|");          // within a word
    CHECK(page("3", 765, 775, 0.5F, false) == "3|to reduce harm|");         // perhaps a marker
}

TEST_CASE("beside a one stands another one that was passed over") {
    const auto read = [](Box stroke, const std::string& text = "1") {
        Recognition recognition;
        SourceWord one = word(text, 340, 344, 764);
        one.box.bottom = 784;
        add_line(recognition, {word("of", 280, 310), one, word("May", 362, 400)});
        Piece piece;
        piece.box = stroke;
        Piece own;
        own.box = one.box;
        read_lost_ones({piece, own}, recognition.page);
        return texts(recognition);
    };
    CHECK(read({325, 764, 329, 784}) == "of 11 May|");
    CHECK(read({325, 764, 329, 784}, "7") == "of 7 May|");
    CHECK(read({325, 764, 329, 790}) == "of 1 May|");  // a bracket or a comma reaches lower
    CHECK(read({325, 774, 329, 784}) == "of 1 May|");  // dirt
    CHECK(read({316, 764, 320, 784}) == "of 1 May|");  // too far away to be of the number
    CHECK(read({305, 764, 309, 784}) == "of 1 May|");  // of the word before
}

TEST_CASE("labels that were read as a line running down the page leave the text, and their ink goes to the notes") {
    const auto page = [](float confidence) {
        Recognition recognition;
        for (const int top : {700, 750, 800}) {
            add_line(recognition, {word("Resolution", 381, 520, top), word("1/2.", 530, 600, top)});
        }
        SourceWord column = word("RRERR", 319, 355, 700, confidence);
        column.box.bottom = 830;
        add_line(recognition, {column});
        drop_label_columns(recognition);
        return recognition;
    };
    const Recognition dropped = page(0.4F);
    CHECK(texts(dropped) == "Resolution 1/2.|Resolution 1/2.|Resolution 1/2.|");
    REQUIRE(dropped.page.pictures.size() == 1);
    CHECK(dropped.page.pictures[0] == Box{319, 700, 355, 830});
    CHECK(dropped.page.lines[1].box.left == 319);
    CHECK(page(0.95F).page.lines.size() == 4);  // what was read surely is text

    Recognition two = page(0.95F);  // in two words, one above the other
    SourceWord above = word("wn", 320, 350, 660, 0.7F);
    two.page.lines[3].words.insert(two.page.lines[3].words.begin(), above);
    two.symbols[3].emplace_back();
    drop_label_columns(two);
    CHECK(two.page.lines.size() == 3);
}

TEST_CASE("ink that no word covers is read again with its row, and counts where more was read") {
    const auto read_again = [](float confidence, const std::vector<Piece>& missed) {
        Recognition page;
        add_line(page, {word("text", 200, 260, 700), word("above", 270, 350, 700)});
        add_line(page, {word("Sixty-eighth", 320, 460), word("Session", 470, 560)}, 4);
        Recognition line;
        add_line(line, {word("8", 248, 258, 764, confidence), word("Ibid.,", 264, 310, 764, confidence),
                        word("Sixty-eighth", 320, 460, 764, confidence), word("Session", 470, 560, 764, confidence)});
        Told engine(line);
        read_missed_ink(blank_page(), missed, {}, engine, page);
        CHECK(engine.asked.size() == (missed.size() >= 4 ? 1 : 0));
        return page;
    };
    const Recognition better = read_again(0.85F, letters(248, 5, 764));
    CHECK(texts(better) == "text above|8 Ibid., Sixty-eighth Session|");
    CHECK(better.page.lines[1].block == 4);
    CHECK(better.symbols.size() == 2);
    CHECK(texts(read_again(0.2F, letters(248, 5, 764))) == "text above|Sixty-eighth Session|");
    CHECK(texts(read_again(0.85F, letters(248, 2, 764))) == "text above|Sixty-eighth Session|");  // specks
}

TEST_CASE("a line that can hardly be read is text where it is set as text") {
    const auto read_again = [](std::vector<Piece> missed) {
        Recognition page;
        add_line(page, {word("text", 200, 260, 700), word("above", 270, 350, 700)});
        Recognition line;
        add_line(line, {word("BP02USS.", 200, 300, 764, 0.05F)});
        Told engine(line);
        read_missed_ink(blank_page(), missed, {}, engine, page);
        CHECK(engine.asked.size() == 1);
        return texts(page);
    };
    CHECK(read_again(letters(200, 9, 764)) == "text above|BP02USS.|");
    CHECK(read_again(letters(320, 9, 764)) == "text above|");  // not from where other lines begin
    std::vector<Piece> dirt = letters(200, 9, 764);
    for (std::size_t n = 0; n < dirt.size(); n += 2) {
        dirt[n].box.top += 6;
        dirt[n].box.bottom += 6;
    }
    for (std::size_t n = 1; n < dirt.size(); n += 4) dirt[n].box.top -= 5, dirt[n].box.bottom -= 5;
    CHECK(read_again(dirt) == "text above|");
}

TEST_CASE("two letters that open a line are read again with it, and count where all of it is surer") {
    const auto read_again = [](float rest) {
        Recognition page;
        add_line(page, {word("id.,", 320, 350, 764, 0.4F), word("chap.", 360, 400, 764, 0.6F)});
        Recognition line;
        add_line(line, {word("Ibid.,", 296, 350, 764, 0.2F), word("chap.", 360, 400, 764, rest)});
        Told engine(line);
        read_missed_ink(blank_page(), letters(296, 2, 764), {}, engine, page);
        CHECK(engine.asked.size() == 1);
        return texts(page);
    };
    CHECK(read_again(0.95F) == "Ibid., chap.|");
    CHECK(read_again(0.6F) == "id., chap.|");
}

TEST_CASE("a missed row is as high as its letters, though one of them touches the line above") {
    Recognition page;
    add_line(page, {word("text", 200, 260, 700), word("Sixty-eighth", 320, 460, 700)});
    page.page.lines[0].baseline = 720;
    page.page.lines[0].words[0].box.bottom = page.page.lines[0].box.bottom = 790;  // takes in ink of the row below
    std::vector<Piece> missed = letters(200, 8, 764);
    missed[3].box.top = 738;
    Recognition line;
    add_line(line, {word("judicial", 200, 293)});
    Told engine(line);
    read_missed_ink(blank_page(), missed, {}, engine, page);
    REQUIRE(engine.asked.size() == 1);
    CHECK(engine.asked[0].top > 740);
    CHECK(texts(page) == "text Sixty-eighth|judicial|");
}

TEST_CASE("a line read with doubt is read once more; a word takes the surer reading and keeps the other") {
    Recognition page;
    add_line(page, {word("large", 200, 300, 600), word("print", 320, 400, 600), word("above", 420, 500, 600)});
    add_line(page, {word("Axsemblx,", 200, 300, 764, 0.4F), word("Seventy", 320, 400, 764, 0.6F),
                    word("Keepers;", 420, 500, 764, 0.2F)});
    page.page.lines[1].x_height = 11;
    Recognition line;  // of the enlarged picture, whose left edge is at 193
    add_line(line, {word("Assembly,", 14, 214, 14, 0.8F), word("Seventx", 254, 414, 14, 0.5F),
                    word("Keepers:”", 454, 614, 14, 0.9F)});
    Told engine(line);
    read_doubtful_lines(blank_page(), engine, page);
    CHECK(engine.asked.size() == 1);
    CHECK(texts(page) == "large print above|Assembly, Seventy Keepers;|");
    const SourceWord& mended = page.page.lines[1].words[0];
    REQUIRE(mended.alternatives.size() == 1);
    CHECK(mended.alternatives[0].text == "Axsemblx,");
    CHECK(mended.alternatives[0].by == By::another_look);
    CHECK(mended.box.left == 200);
    // What was not taken is kept as well: a dictionary may know better.
    REQUIRE(page.page.lines[1].words[1].alternatives.size() == 1);
    CHECK(page.page.lines[1].words[1].alternatives[0].text == "Seventx");
}

TEST_CASE("in a line that was read well a doubtful word gets another reading to choose from, however sure") {
    Recognition page;
    add_line(page, {word("large", 200, 300, 600), word("print", 320, 400, 600)});
    add_line(page, {word("keepers", 200, 300, 764, 0.95F), word("drag", 320, 400, 764, 0.9F),
                    word("Kwalimba", 420, 500, 764, 0.95F)});
    page.page.lines[1].words[1].alternatives = {{"drug", 0.7F}, {"drag,", 0.7F}};
    page.page.lines[1].words[2].alternatives = {{"Kwalinba", 0.3F}, {"Kwalimba.", 0.9F}};
    Recognition line;
    add_line(line, {word("kecpers", 14, 214, 14, 0.99F), word("drug", 254, 414, 14, 0.99F),
                    word("Kwalumba", 454, 614, 14, 0.99F)});
    Told engine(line);
    read_doubtful_lines(blank_page(), engine, page);
    CHECK(engine.asked.size() == 1);
    CHECK(texts(page) == "large print|keepers drag Kwalimba|");
    const std::vector<SourceWord>& words = page.page.lines[1].words;
    CHECK(words[0].alternatives.empty());
    REQUIRE(words[1].alternatives.size() == 3);
    CHECK(words[1].alternatives[2].text == "drug");
    CHECK(words[1].alternatives[2].by == By::another_look);
    CHECK(words[2].alternatives.size() == 2);
}

TEST_CASE("a second look makes no capital of a small letter") {
    Recognition page;
    add_line(page, {word("large", 200, 300, 600)});
    add_line(page, {word("whole", 200, 300, 764, 0.4F)});
    Recognition line;
    add_line(line, {word("Whole", 14, 214, 14, 0.9F)});
    Told engine(line);
    read_doubtful_lines(blank_page(), engine, page);
    CHECK(engine.asked.size() == 1);
    CHECK(texts(page) == "large|whole|");
}

TEST_CASE("a letter or two that the engine passed over between words are reason enough to read the line again") {
    const auto read_again = [](int top) {
        Recognition page;
        add_line(page, {word("concerted", 200, 330), word("mea", 340, 380), word("es", 404, 424, 770, 0.3F)});
        page.page.lines[0].baseline = 790;
        page.page.lines[0].words[2].box = {404, 775, 424, 790};
        std::vector<Piece> missed = letters(386, 1, top);
        Recognition line;
        add_line(line, {word("concerted", 200, 330), word("measures", 340, 424)});
        Told engine(line);
        read_missed_ink(blank_page(), missed, {}, engine, page);
        return texts(page);
    };
    CHECK(read_again(770) == "concerted measures|");
    CHECK(read_again(750) == "concerted mea es|");  // raised: perhaps a marker
}

TEST_CASE("underlined words are read again without the line, the others stay") {
    Recognition page;
    add_line(page, {word("tpid.,", 200, 260, 764, 0.5F), word("vol.", 270, 320), word("1O19.", 330, 400)});
    page.page.lines[0].baseline = 785;
    Recognition line;
    add_line(line, {word("Ibid.,", 201, 261, 764, 0.9F), word("vo1.", 270, 320, 764, 0.95F), word("1019.", 330, 400)});
    Told engine(line);
    const std::vector<Box> strokes{{199, 788, 262, 791}};
    read_missed_ink(blank_page(), {}, strokes, engine, page);
    CHECK(engine.asked.size() == 1);
    CHECK(texts(page) == "Ibid., vol. 1O19.|");
}

TEST_CASE("a line that stands above the lines before it in its column goes before them") {
    Recognition page;
    add_line(page, {word("the", 214, 260, 680), word("keepers", 280, 600, 680)});
    add_line(page, {word("harbour", 214, 340, 750), word("dues", 360, 500, 750)}, 1);
    add_line(page, {word("of", 214, 250, 790)}, 1);
    add_line(page, {word("and", 214, 260, 715), word("lamps", 280, 620, 715)}, 2);
    add_line(page, {word("column", 800, 990, 680)}, 3);
    order_lines(page);
    CHECK(texts(page) == "the keepers|and lamps|harbour dues|of|column|");
    CHECK(page.page.lines[1].block == 1);
    CHECK(page.symbols[3].size() == 1);
}

TEST_CASE("an indented line goes past the short last line of what it stands above") {
    Recognition page;
    add_line(page, {word("keepers", 214, 600, 720)});
    add_line(page, {word("of", 214, 250, 755)});
    add_line(page, {word("30.", 262, 300, 680), word("Welcomes", 320, 620, 680)}, 1);
    order_lines(page);
    CHECK(texts(page) == "30. Welcomes|keepers|of|");
}

TEST_CASE("a centred line goes before what it stands above, unless columns stand side by side") {
    Recognition page;
    add_line(page, {word("keepers", 214, 400, 720)});
    add_line(page, {word("Lamps", 500, 800, 680)}, 1);
    order_lines(page);
    CHECK(texts(page) == "Lamps|keepers|");
    Recognition columns;
    add_line(columns, {word("keepers", 214, 400, 680)});
    add_line(columns, {word("lamps", 214, 400, 720)});
    add_line(columns, {word("oil", 500, 800, 680)}, 1);
    order_lines(columns);
    CHECK(texts(columns) == "keepers|lamps|oil|");
}

TEST_CASE("two pieces of a line are read again as one where a letter in crumbs stands between them") {
    Recognition page;
    add_line(page, {word("including", 200, 330), word("le", 340, 380)});
    add_line(page, {word("islative", 402, 500)}, 1);
    for (SourceLine& line : page.page.lines) line.baseline = 790;
    std::vector<Piece> crumbs(2);
    crumbs[0].box = {384, 776, 388, 781};
    crumbs[1].box = {388, 788, 396, 792};
    Recognition line;
    add_line(line, {word("including", 200, 330), word("legislative", 340, 500)});
    Told engine(line);
    read_missed_ink(blank_page(), crumbs, {}, engine, page);
    CHECK(texts(page) == "including legislative|");
}

TEST_CASE("a doubtful word of which no ink is there goes") {
    Ink ink(1000, 1000);
    for (int x = 200; x < 230; ++x) ink.set(x, 780, true);
    for (int x = 300; x < 400; ++x) ink.set(x, 780, true);
    const auto read = [&](float confidence, int left) {
        Recognition page;
        add_line(page, {word("14.", 200, 230), word("00", left, left + 20, 764, confidence), word("Lamps", 300, 400)});
        drop_words_without_ink(ink, page);
        CHECK(page.symbols[0].size() == page.page.lines[0].words.size());
        return texts(page);
    };
    CHECK(read(0.1F, 260) == "14. Lamps|");
    CHECK(read(0.9F, 260) == "14. 00 Lamps|");
    CHECK(read(0.1F, 215) == "14. 00 Lamps|");  // ink of its own or not: some is there
}

}  // namespace emend
