#include "base/Error.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "base/Text.h"

using namespace albumen;

namespace {

Result<int> half(int n)
{
    if (n % 2 != 0) return fail(Code::usage, Stage::plan, "odd", "not even");
    return n / 2;
}

Result<int> quarter(int n)
{
    TRY_ASSIGN(const int once, half(n));
    TRY(half(once));
    return half(once);
}

} // namespace

TEST_CASE("Every code has a name of its own, and the names stand in the order of the codes")
{
    std::set<std::string_view> names;
    for (int i = 0; i < codeCount; ++i) {
        const auto name = nameOf(static_cast<Code>(i));
        INFO(i << " " << name);
        CHECK_FALSE(name.empty());
        CHECK(std::all_of(name.begin(), name.end(),
                          [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }));
        CHECK(names.insert(name).second);
    }
    CHECK(nameOf(Code::usage) == "usage");
    CHECK(nameOf(Code::rootOffline) == "rootOffline");
    CHECK(nameOf(Code::imageBroken) == "imageBroken");
    CHECK(nameOf(Code::netShape) == "netShape");
    CHECK(nameOf(Code::libraryInUse) == "libraryInUse");
    CHECK(nameOf(Code::nothingToUndo) == "nothingToUndo");
    CHECK(nameOf(Code::zipBroken) == "zipBroken");
    CHECK(nameOf(Code::internal) == "internal");
}

TEST_CASE("Every stage has a name of its own")
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Stage::sample); ++i)
        CHECK(names.insert(nameOf(static_cast<Stage>(i))).second);
    CHECK(nameOf(Stage::scan) == "scan");
    CHECK(nameOf(Stage::zip) == "zip");
    CHECK(nameOf(Stage::sample) == "sample");
}

TEST_CASE("Every code has a sentence, and its blanks are filled")
{
    for (int i = 0; i < codeCount; ++i) {
        const auto code = static_cast<Code>(i);
        INFO(nameOf(code));
        const std::string text = sentence(Error{.code = code,
                                                .path = "/photos/one.jpg",
                                                .detail = "the log's words",
                                                .needed = 3'100'000'000,
                                                .available = 12});
        CHECK(text.size() > 10);
        CHECK(std::isupper(static_cast<unsigned char>(text.front())) + (text.front() == '/') +
                  std::isdigit(static_cast<unsigned char>(text.front())) >
              0);
        CHECK(text.find('%') == std::string::npos);
        const bool namesPath = sentenceTemplate(code).find("%1") != std::string_view::npos;
        const bool reason = code == Code::usage; // says what is wrong with what was asked
        CHECK((text.find("/photos/one.jpg") != std::string::npos) == (namesPath && !reason));
        CHECK((text.find("the log's words") != std::string::npos || !reason));
    }
}

TEST_CASE("Numbers in a sentence are bytes with units, or pixels")
{
    CHECK(sentence(Error{.code = Code::noSpace, .path = "/save", .needed = 3'100'000'000, .available = 12'000'000}) ==
          "3.1 GB needed, 12 MB free on /save. Nothing was copied.");
    CHECK(sentence(Error{.code = Code::imageTooBig, .path = "a.png", .needed = 400'000'000, .available = 200'000'000})
              .find("400000000 pixels") != std::string::npos);
}

TEST_CASE("A sentence about something without a name has something in its place and says whose an archive is")
{
    for (int i = 0; i < codeCount; ++i) {
        const std::string text = sentence(Error{.code = static_cast<Code>(i)});
        INFO(text);
        CHECK_FALSE(text.starts_with(' '));
        CHECK(text.find("  ") == std::string::npos);
        CHECK(text.find(" .") == std::string::npos);
        CHECK(text.find("()") == std::string::npos);
        CHECK(text.find(" ,") == std::string::npos);
    }
    CHECK(sentence(Error{.code = Code::personUnknown}) == "There is no person called \"\".");
    CHECK(sentence(Error{.code = Code::foreignFile,
                         .path = "/save",
                         .detail = std::string(archiveOfLibrary) + "/home/ida/library"}) ==
          "/save is the archive of another library, /home/ida/library, and was left alone. Choose another folder, or "
          "open that library.");
    CHECK(sentence(Error{.code = Code::foreignFile, .path = "/save", .detail = "a link"}).find("is not from Albumen") !=
          std::string::npos);
}

TEST_CASE("A path in a sentence is safe to show, and a path that looks like a blank stays itself")
{
    const std::string text = sentence(Error{.code = Code::imageBroken, .path = std::string("a\nb\xff.jpg")});
    CHECK(isUtf8(text));
    CHECK(text.find('\n') == std::string::npos);
    CHECK(sentence(Error{.code = Code::pathMissing, .path = "%2%3"}).find("%2%3") == 0);
}

TEST_CASE("TRY hands the value on or the error back")
{
    CHECK(quarter(8) == 2);
    REQUIRE_FALSE(quarter(7));
    CHECK(quarter(6).error().code == Code::usage);
    CHECK(quarter(6).error().stage == Stage::plan);
    CHECK(quarter(6).error().path == "odd");
    CHECK(quarter(6).error().detail == "not even");
}

TEST_CASE("Every code and every stage is found by its name, and no other name is one")
{
    for (int i = 0; i < codeCount; ++i) CHECK(codeNamed(nameOf(static_cast<Code>(i))) == static_cast<Code>(i));
    for (int i = 0; i < stageCount; ++i) CHECK(stageNamed(nameOf(static_cast<Stage>(i))) == static_cast<Stage>(i));
    CHECK(codeNamed("nonsense") == Code::internal);
    CHECK(stageNamed("nonsense") == Stage::none);
}
