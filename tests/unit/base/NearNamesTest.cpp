#include <catch2/catch.hpp>

#include "base/NearNames.h"
#include "base/Sentence.h"

using namespace albumen;

TEST_CASE("Names like the one that was typed are found, the nearest first, and no others")
{
    const std::vector<std::string> names{"Ada", "Adam", "Bruno", "Ada Lovelace", "\u674e\u5a1c", "Zo\u00eb", "Al"};
    const auto like = [&](const std::string& name) { return namesLike(name, names); };
    CHECK(like("ada") == std::vector<std::string>{"Ada", "Ada Lovelace", "Adam"});
    CHECK(like("Adq") == std::vector<std::string>{"Ada"});
    CHECK(like("Brunno") == std::vector<std::string>{"Bruno"});
    CHECK(like("Lovelace") == std::vector<std::string>{"Ada Lovelace"});
    CHECK(like("Zoe") == std::vector<std::string>{"Zo\u00eb"});
    CHECK(like("\u674e") == std::vector<std::string>{"\u674e\u5a1c"});
    CHECK(like("Wilhelmina").empty());
    CHECK(like("").empty());
    CHECK(namesLike("Ann", std::vector<std::string>(9, "Anna")).size() == 5);
    CHECK(editsBetween("\u674e\u5a1c", "\u674e\u660e") == 1);
}

TEST_CASE("Of a person who is unknown is said who was probably meant and where all names are")
{
    const auto said = [](const std::string& near) {
        return sentence({.code = Code::personUnknown, .path = "Adq", .detail = std::string(namesNear) + near});
    };
    CHECK(said("Ada, Adam") ==
          "There is no person called Adq. Meant may be: Ada, Adam. Who there is: albumen-cli people list");
    CHECK(said("").find("nor one whose name is like it. Who there is: albumen-cli people list") != std::string::npos);
    const Error sent{.code = Code::pathMissing, .path = "Adq", .detail = std::string(sentNear) + "Ada"};
    CHECK(sentence(sent).find("Meant may be: Ada.") != std::string::npos);
    CHECK(sentence(sent).find("does not exist") == std::string::npos);
}
