#include <catch2/catch.hpp>

#include "archive/SafeName.h"
#include "base/Sentence.h"
#include "base/Text.h"
#include "support/Support.h"

namespace albumen {

TEST_CASE("names that every system takes stay as they are")
{
    for (const char* name :
         {"Anna", "José Ñandú", "张伟", "👩‍👧 Mum", "O'Neill & Sons", "Dr. Smith", "a.b.c", "COMET", "console"})
        CHECK(safeFolderName(name) == name);
    CHECK(safeFileName("IMG_0001.JPG") == "IMG_0001.JPG");
}

TEST_CASE("names that some system refuses are changed and never empty")
{
    CHECK(safeFolderName("a<b>c:d\"e/f\\g|h?i*j") == "a_b_c_d_e_f_g_h_i_j");
    CHECK(safeFolderName("line\nbreak\x7f\xc2\x85") == "line_break__");
    CHECK(safeFolderName("Anna. . ") == "Anna");
    CHECK(safeFolderName("  Anna") == "Anna");
    CHECK(safeFolderName("..") == "_");
    CHECK(safeFolderName("") == "_");
    CHECK(safeFolderName(".albumen-trash") == "_albumen-trash");
    CHECK(safeFolderName("con") == "con_");
    CHECK(safeFolderName("Com1") == "Com1_");
    CHECK(safeFolderName("LPT\xc2\xb2") == "LPT\xc2\xb2_");
    CHECK(safeFileName("NUL.jpg") == "NUL_.jpg");
    CHECK(safeFileName("aux.tar.jpg") == "aux_.tar.jpg");
    CHECK(safeFileName("a.jpg...") == "a.jpg");
    CHECK(safeFolderName("\xff\xfe") == "__");
}

TEST_CASE("a long name is cut at a character and keeps room for its number and ending")
{
    std::string longName;
    for (int i = 0; i < 100; ++i) longName += "张";
    const std::string folder = safeFolderName(longName), file = safeFileName(longName + ".jpeg");
    for (const std::string& name : {folder, file}) {
        CHECK(name.size() <= safeNameBytes);
        CHECK(name.size() > safeNameBytes - 6);
        CHECK(isUtf8(name));
    }
    CHECK(file.substr(file.size() - 5) == ".jpeg");
    CHECK(folder.size() + std::string(" (9999).zip").size() <= 255);
}

TEST_CASE("names in one folder differ for systems that do not see case")
{
    NameSet names;
    CHECK(names.claimFolder("Zoë") == "Zoë");
    CHECK(names.claimFolder("ZOË") == "ZOË (2)");
    CHECK(names.claimFolder("Дима") == "Дима");
    CHECK(names.claimFolder("дима") == "дима (2)");
    CHECK(names.claimFile("a.JPG") == "a.JPG");
    CHECK(names.claimFile("A.jpg") == "A (2).jpg");
    CHECK(names.claimFile("A.jpg") == "A (3).jpg");
    names.release("a.jpg");
    CHECK(names.claimFile("a.jpg") == "a.jpg");
}

TEST_CASE("a number at the right place is seen as a number")
{
    CHECK(isNumberedForm("Anna", "Anna"));
    CHECK(isNumberedForm("Anna (12)", "Anna"));
    CHECK(isNumberedForm("a (2).zip", "a.zip"));
    CHECK(isNumberedForm("Dr. No (2)", "Dr. No"));
    CHECK_FALSE(isNumberedForm("Anna (x)", "Anna"));
    CHECK_FALSE(isNumberedForm("Anna ()", "Anna"));
    CHECK_FALSE(isNumberedForm("Annabel", "Anna"));
    CHECK_FALSE(isNumberedForm("anna", "Anna"));
}

TEST_CASE("what cannot be a person's name is refused and nothing else")
{
    for (const char* name : {"", "   ", ".", "..", " . . ", "a\nb", "a\x01", "\xc2\x80", "\xff"}) {
        const auto status = checkPersonName(name);
        REQUIRE_FALSE(status);
        CHECK(status.error().code == Code::nameRefused);
    }
    for (const char* name : {"A", "a/b", "Unknown", "CON", "👩‍👧", "J. R."}) CHECK(checkPersonName(name));
}

TEST_CASE("a name with unseen signs, too long a one and that of a group are refused and the sentence says why")
{
    const auto why = [](const std::string& name) {
        const auto status = checkPersonName(name);
        return status ? std::string() : sentence(status.error());
    };
    for (const char* name :
         {"An\u202ena", "An\u2066na", "An\u200bna", "An\ufeffna", "An\u00adna", "An\u3164na", "An\u115fna",
          "An\u1160na", "An\uffa0na", "An\u2028na", "An\u2029na", "An\U000e0041na", "An\U000e0001na", "An\u034fna"})
        CHECK(why(name).ends_with("it holds signs that nobody sees. Type it anew."));
    for (const char* name : {"Unnamed 1", "unnamed 23", " Unnamed 7 "})
        CHECK(why(name).ends_with("cannot be a name: unnamed groups are called so."));
    CHECK(why(std::string(256, 'a')) == std::string(60, 'a') + "... is too long for a name. Use a shorter one.");
    for (const std::string& name :
         {std::string(255, 'a'), std::string("Unnamed"), std::string("Unnamed One"), std::string("می\u200cخواهم"),
          std::string("葛\U000e0100城"), std::string("♥\ufe0f"), std::string("❤\ufe0f\u200d🔥")})
        CHECK(why(name).empty());
    for (const char* name : {"\u3164", "\u200b", "\ufe0f", "\U000e0041\u115f", " \u2028 "})
        CHECK(checkPersonName(name).error().detail == "empty");
    CHECK(checkKeptName("Unnamed 1")); // another library has it
}

} // namespace albumen
