// Names in other languages, from catalogues of gettext that the test writes.
#include <cstdint>
#include <map>

#include <catch2/catch.hpp>

#include "base/LocalNames.h"
#include "place/TranslatedNames.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

std::string word(std::uint32_t number, bool turned)
{
    std::string bytes;
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8 * (turned ? 3 - i : i)) & 0xFF);
    return bytes;
}

/// As msgfmt writes it.
std::string catalogue(const std::map<std::string, std::string>& messages, bool turned = false)
{
    const auto count = static_cast<std::uint32_t>(messages.size());
    std::string ids, names, texts;
    const auto put = [&](std::string& table, const std::string& text) {
        table += word(static_cast<std::uint32_t>(text.size()), turned) +
                 word(static_cast<std::uint32_t>(28 + 16 * count + texts.size()), turned);
        texts += text + '\0';
    };
    for (const auto& [id, name] : messages) {
        put(ids, id);
        put(names, name);
    }
    return word(0x950412de, turned) + word(0, turned) + word(count, turned) + word(28, turned) +
           word(28 + 8 * count, turned) + word(0, turned) + word(28 + 16 * count, turned) + ids + names + texts;
}

const std::map<std::string, std::string> messages = {
    {"", "Project-Id-Version: geonames\n"}, {"1816670", "北京"}, {"2267057", "里斯本"}, {"word", "other"}, {"7", ""}};

} // namespace

TEST_CASE("Names of another language are found by number and by name, whichever byte comes first")
{
    TempFolder folder;
    const auto files = makeFiles();
    for (const bool turned : {false, true}) {
        put(folder / "names.mo", catalogue(messages, turned));
        const TranslatedNames names = must(TranslatedNames::read(*files, folder / "names.mo"));
        CHECK(names.size() == 2);
        CHECK(names.nameOf(1816670) == "北京");
        CHECK(names.nameOf(2267057) == "里斯本");
        CHECK_FALSE(names.nameOf(7));
        CHECK_FALSE(names.nameOf(0));
        CHECK(names.called("北京") == std::vector<std::uint32_t>{1816670});
        CHECK(names.called("北").empty());
    }
}

TEST_CASE("A catalogue of names that is cut, or leads outside itself, is refused or read, and harms nobody")
{
    TempFolder folder;
    const auto files = makeFiles();
    const std::string whole = catalogue(messages);
    CHECK(TranslatedNames::read(*files, folder / "none.mo").error().code == Code::fileVanished);
    for (std::size_t end = 0; end < whole.size(); ++end) {
        put(folder / "names.mo", whole.substr(0, end));
        const auto read = TranslatedNames::read(*files, folder / "names.mo");
        if (!read) CHECK(read.error().code == Code::foreignFile);
    }
    for (std::size_t at = 0; at < whole.size(); ++at)
        for (const char byte : {'\x00', '\x7f', '\xff'}) {
            std::string hurt = whole;
            hurt[at] = byte;
            put(folder / "names.mo", hurt);
            const auto read = TranslatedNames::read(*files, folder / "names.mo");
            if (read) CHECK(read->size() <= messages.size());
        }
    put(folder / "names.mo", word(0x950412de, false) + word(0, false) + word(0xFFFFFFFF, false) + word(28, false) +
                                 word(28, false) + std::string(1000, '\xff'));
    CHECK(TranslatedNames::read(*files, folder / "names.mo").error().code == Code::foreignFile);
}

TEST_CASE("Countries are called as the language calls them, and Chinese is written in simplified letters")
{
    CHECK(countryIn("zh_CN", "PT") == "葡萄牙");
    CHECK(countryIn("en", "PT") == "Portugal");
    CHECK(countryIn("zh_CN", "QQ").empty());
    CHECK(inSimplifiedChinese("東倫敦") == "东伦敦");
    CHECK(inSimplifiedChinese("北京 abc") == "北京 abc");
}
