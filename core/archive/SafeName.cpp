#include "archive/SafeName.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "base/SearchText.h"
#include "base/Sentence.h"
#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::string_view forbidden = "<>:\"/\\|?*"; // Windows; "/" everywhere
constexpr std::size_t longestExtension = 16;          // beyond it, what follows the last dot is part of the name

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// The bytes of the character at the start of `text`: one where the bytes are not UTF-8.
std::size_t characterBytes(std::string_view text)
{
    std::size_t bytes = 1;
    while (bytes < text.size() && bytes < 4 && continues(text[bytes])) ++bytes;
    return isUtf8(text.substr(0, bytes)) ? bytes : 1;
}

/// C0, DEL, and C1, which UTF-8 writes as C2 80 .. C2 9F.
bool isControl(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return first < 0x20 || first == 0x7f;
    return character.size() == 2 && first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
}

std::string_view cutAtCharacter(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) return text;
    while (bytes > 0 && continues(text[bytes])) --bytes;
    return text.substr(0, bytes);
}

std::string_view withoutEnds(std::string_view text)
{
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

std::string upperAscii(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return upper;
}

/// CON, NUL, COM1 ... with or without an extension mean devices on Windows.
bool isDevice(std::string_view name)
{
    const std::string stem = upperAscii(withoutEnds(name.substr(0, name.find('.'))));
    static constexpr std::array<std::string_view, 6> plain = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    if (std::find(plain.begin(), plain.end(), stem) != plain.end()) return true;
    const std::string_view start = std::string_view(stem).substr(0, 3);
    if (start != "COM" && start != "LPT") return false;
    const std::string_view digit = std::string_view(stem).substr(3);
    return (digit.size() == 1 && std::isdigit(static_cast<unsigned char>(digit[0]))) || digit == "\xc2\xb9" ||
           digit == "\xc2\xb2" || digit == "\xc2\xb3"; // superscript one, two and three count as digits there
}

std::string allowedCharacters(std::string_view name)
{
    std::string safe;
    while (!name.empty()) {
        const std::string_view character = name.substr(0, characterBytes(name));
        const bool bad =
            !isUtf8(character) || isControl(character) || forbidden.find(character) != std::string_view::npos;
        safe += bad ? std::string_view("_") : character;
        name.remove_prefix(character.size());
    }
    return safe;
}

std::size_t extensionStart(std::string_view name)
{
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot > longestExtension) return name.size();
    return dot;
}

std::string safeName(std::string_view name, bool isFile)
{
    const std::string allowed = allowedCharacters(name);
    std::string_view whole = withoutEnds(allowed);
    const std::size_t split = isFile ? extensionStart(whole) : whole.size();
    const std::string_view extension = whole.substr(split);
    std::string safe(withoutEnds(cutAtCharacter(whole.substr(0, split), safeNameBytes - extension.size() - 1)));
    if (safe.empty()) safe.assign(1, '_');
    if (safe.front() == '.') safe.front() = '_'; // hidden, and the names of our own files start so
    if (isDevice(safe)) safe.insert(std::min(safe.find('.'), safe.size()), 1, '_');
    return safe.append(extension);
}

constexpr std::size_t shownNameBytes = 60;

/// "Unnamed 3": people would take the person for the group.
bool isGroupName(std::string_view name)
{
    constexpr std::string_view word = "unnamed ";
    const std::string key = caselessKey(name);
    return key.starts_with(word) && key.size() > word.size() &&
           key.find_first_not_of("0123456789", word.size()) == std::string::npos;
}

template <class Numbered> std::string claim(NameSet& set, std::string_view name, Numbered numbered)
{
    std::string free(name);
    for (int number = 2; set.taken(free); ++number) free = numbered(name, number);
    set.add(free);
    return free;
}

} // namespace

Status checkPersonName(std::string_view name)
{
    TRY(checkKeptName(name));
    const std::string kept = nameAsKept(name);
    const auto refused = [&](std::string_view why) {
        const std::string_view shown = cutAtCharacter(kept, shownNameBytes);
        return fail(Code::nameRefused, Stage::none, printable(shown) + (shown.size() < kept.size() ? "..." : ""),
                    std::string(why));
    };
    if (kept.size() > longestPersonName) return refused(nameTooLong);
    if (nameTakenIn(name) != kept) return refused(nameUnseen);
    if (isGroupName(kept)) return refused(nameOfGroup);
    return {};
}

Status checkKeptName(std::string_view name)
{
    const auto refused = [&](const char* why) { return fail(Code::nameRefused, Stage::none, printable(name), why); };
    if (nameAsKept(name).empty()) return refused("empty");
    if (!isUtf8(name)) return refused("not UTF-8");
    if (name.find_first_not_of(". ") == std::string_view::npos) return refused("only dots");
    for (std::string_view rest = name; !rest.empty(); rest.remove_prefix(characterBytes(rest)))
        if (isControl(rest.substr(0, characterBytes(rest)))) return refused("control character");
    return {};
}

std::string safeFolderName(std::string_view name)
{
    return safeName(name, false);
}

std::string safeFileName(std::string_view name)
{
    return safeName(name, true);
}

std::string numberedFolder(std::string_view name, int number)
{
    return number == 1 ? std::string(name) : fmt::format("{} ({})", name, number);
}

std::string numberedFile(std::string_view name, int number)
{
    if (number == 1) return std::string(name);
    const std::size_t split = extensionStart(name);
    return fmt::format("{} ({}){}", name.substr(0, split), number, name.substr(split));
}

bool isNumberedForm(std::string_view name, std::string_view of)
{
    if (name == of) return true;
    const std::size_t split = extensionStart(of);
    for (const std::size_t at : {split, of.size()}) { // a file's number stands before its extension, a folder's last
        const std::string_view stem = of.substr(0, at), extension = of.substr(at);
        if (name.size() < stem.size() + extension.size() + 4) continue;
        if (name.substr(0, at) != stem || name.substr(name.size() - extension.size()) != extension) continue;
        const std::string_view middle = name.substr(at, name.size() - extension.size() - at);
        if (middle.substr(0, 2) != " (" || middle.back() != ')') continue;
        const std::string_view digits = middle.substr(2, middle.size() - 3);
        if (!digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos) return true;
    }
    return false;
}

bool isOtherSpelling(Files& files, const Path& from, const Path& to)
{
    const std::string mine = from.filename().native(), other = to.filename().native();
    if (from.parent_path() != to.parent_path() || mine == other || caselessKey(mine) != caselessKey(other))
        return false;
    const auto entries = files.list(from.parent_path());
    const auto written = [&](const std::string& name) {
        return std::any_of(entries->begin(), entries->end(), [&](const FolderEntry& one) { return one.name == name; });
    };
    return entries && files.exists(from) && files.exists(to) && written(mine) != written(other);
}

void NameSet::add(std::string_view name)
{
    folded_.insert(caselessKey(name));
}

void NameSet::release(std::string_view name)
{
    folded_.erase(caselessKey(name));
}

bool NameSet::taken(std::string_view name) const
{
    return folded_.count(caselessKey(name)) > 0;
}

std::string NameSet::claimFile(std::string_view name)
{
    return claim(*this, name, numberedFile);
}

std::string NameSet::claimFolder(std::string_view name)
{
    return claim(*this, name, numberedFolder);
}

} // namespace albumen
