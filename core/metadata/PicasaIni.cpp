// .picasa.ini: Picasa's own file of the faces in a folder's photos.
#include <charconv>

#include "base/Encoding.h"
#include "base/SearchText.h"
#include "base/Text.h"
#include "metadata/FaceRegions.h"
#include "metadata/RegionKeys.h"

namespace albumen {
namespace {

std::string_view nextLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// "rect64(3f845bcb59418507)": left, top, right, bottom, 16 bits each; zeros in front are left out.
std::optional<RelBox> rectOf(std::string_view text)
{
    constexpr std::string_view head = "rect64(";
    if (!text.starts_with(head) || !text.ends_with(')')) return std::nullopt;
    text = text.substr(head.size(), text.size() - head.size() - 1);
    std::uint64_t bits = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits, 16);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    const auto side = [bits](unsigned shift) { return static_cast<float>(bits >> shift & 0xFFFFU) / 65535; };
    return RelBox{side(48), side(32), side(16) - side(48), side(0) - side(32)};
}

const std::string* valueOf(const std::map<std::string, std::string, std::less<>>& map, std::string_view key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

bool isHex(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}

/// Of a list of contacts as Picasa 3.9 writes it, "NAME;MAIL;", and as older ones did: with the mail address behind the
/// name in some way of writing it. Empty: an account and a number in it stand there, "ACCOUNT_lh,4bd750800fb6a6b8".
std::string_view nameOfContact(std::string_view value)
{
    value = value.substr(0, value.find(';'));
    const std::size_t account = value.find("_lh,");
    if (account != value.npos && isHex(trimmed(value.substr(account + 4)))) return {};
    const std::size_t at = value.find('@');
    if (at == value.npos) return value;
    const std::size_t mail = value.find_last_of(" ,<(\t", at);
    if (mail == value.npos) return value; // nothing but the address
    value = value.substr(0, mail);
    const std::size_t end = value.find_last_not_of(" ,<(\t");
    return value.substr(0, end == value.npos ? 0 : end + 1);
}

} // namespace

PicasaIni::PicasaIni(std::string_view text)
{
    if (text.size() <= maxBytes) readLines(textOfAnyCode(text));
}

void PicasaIni::readLines(std::string_view text)
{
    std::string section, small;
    while (!text.empty()) {
        const std::string_view line = nextLine(text);
        if (line.starts_with('[') && line.ends_with(']')) {
            section = line.substr(1, line.size() - 2);
            small = caselessKey(section);
        }
        const std::size_t equals = line.find('=');
        if (equals == line.npos) continue;
        const std::string_view key = trimmed(line.substr(0, equals)), value = trimmed(line.substr(equals + 1));
        if (const std::string_view name = nameOfContact(value); small == "contacts2") {
            names_.insert_or_assign(folded(key), std::string(name));
        } else if (small == "contacts") { // of before Picasa 3.9
            if (!name.empty()) names_.emplace(folded(key), name);
        } else if (folded(key) == "faces") {
            faces_.emplace(section, value);
            folded_.emplace(small, value);
        } else if (constexpr std::string_view head = ".album:"; small.starts_with(head)) {
            if (folded(key) == "name" && !value.empty()) albumNames_.emplace(small.substr(head.size()), value);
        } else if (folded(key) == "star" && folded(value) == "yes") {
            starred_.insert(section);
        } else if (folded(key) == "albums") {
            albums_.emplace(section, folded(value));
        }
    }
}

std::vector<std::string> PicasaIni::files() const
{
    std::set<std::string> all = starred_;
    for (const auto& [file, line] : faces_) all.insert(file);
    for (const auto& [file, line] : albums_) all.insert(file);
    return {all.begin(), all.end()};
}

std::vector<std::string> PicasaIni::albumsOf(const std::string& fileName) const
{
    std::vector<std::string> tokens;
    const std::string* const line = valueOf(albums_, fileName);
    for (std::string_view rest = line ? std::string_view(*line) : std::string_view(); !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        tokens.emplace_back(trimmed(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return tokens;
}

std::vector<FaceRegion> PicasaIni::regionsOf(const std::string& fileName, const PictureFrame& frame,
                                             const PicasaContacts& others) const
{
    std::vector<FaceRegion> regions;
    const std::string* line = valueOf(faces_, fileName);
    if (!line) line = valueOf(folded_, caselessKey(fileName));
    std::string_view rest = line ? std::string_view(*line) : std::string_view();
    while (!rest.empty() && regions.size() < maxRegions) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view face = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::size_t comma = face.find(',');
        const auto box = rectOf(face.substr(0, comma));
        if (!box || comma == face.npos) continue;
        const std::string contact = folded(trimmed(face.substr(comma + 1)));
        const std::string* name = valueOf(names_, contact);
        if (!name) name = valueOf(others, contact);
        addRegion(regions, name ? std::string_view(*name) : std::string_view(), *box, frame, RegionSource::picasa);
    }
    return regions;
}

} // namespace albumen
