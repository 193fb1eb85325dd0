#include "metadata/PhotoDate.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>

#include <nlohmann/json.hpp>

#include "base/Text.h"
#include "metadata/Container.h"
#include "metadata/PngText.h"
#include "metadata/TiffTags.h"
#include "metadata/XmpTree.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

/// Blanks count as 0: cameras without a clock write them. None: not `count` digits.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char digit : text.substr(at, count)) {
        if (digit != ' ' && (digit < '0' || digit > '9')) return std::nullopt;
        value = value * 10 + (digit == ' ' ? 0 : digit - '0');
    }
    return value;
}

/// The number after the next mark. 0: the text ends before it.
std::optional<int> field(std::string_view text, std::size_t at)
{
    return text.size() <= at ? std::optional(0) : digits(text, at, 2);
}

struct ClockTime {
    int hour = 0, minute = 0, second = 0;
};

std::optional<ClockTime> clockOf(std::string_view text, std::size_t at)
{
    const auto hour = field(text, at), minute = field(text, at + 3);
    const bool seconds = text.size() > at + 5 && text[at + 5] == ':';
    const auto second = seconds ? digits(text, at + 6, 2) : std::optional(0);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return ClockTime{*hour, *minute, *second};
}

/// "+02:00" or "Z" at the end of a time.
std::optional<int> offsetAtEnd(std::string_view text)
{
    if (text.ends_with('Z')) return 0;
    constexpr std::size_t time = 16, offset = 6; // of "1985-06-07T10:00" and of what may follow
    return text.size() >= time + offset ? offsetOf(text.substr(text.size() - offset)) : std::nullopt;
}

DateSpan spanOf(int month, int day, std::string_view text)
{
    constexpr std::size_t dayOnly = 10; // of "1985-06-07"
    if (month == 0) return DateSpan::year;
    if (day == 0) return DateSpan::month;
    return text.size() > dayOnly ? DateSpan::moment : DateSpan::day;
}

std::optional<std::int64_t> secondsOf(int year, int month, int day, ClockTime clock)
{
    using namespace std::chrono;
    constexpr int firstPhotograph = 1826;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok() || year < firstPhotograph) return std::nullopt;
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    return days * 86400 + clock.hour * 3600LL + clock.minute * 60LL + clock.second;
}

/// Of a list, as exiv2 writes it.
std::string_view firstOf(std::string_view list)
{
    return list.substr(0, list.find(','));
}

// --- dates in words ---

/// "Jun", "June" and so on: 1 to 12.
std::optional<int> monthNamed(std::string_view word)
{
    constexpr std::array names = {"Jan"sv, "Feb"sv, "Mar"sv, "Apr"sv, "May"sv, "Jun"sv,
                                  "Jul"sv, "Aug"sv, "Sep"sv, "Oct"sv, "Nov"sv, "Dec"sv};
    const auto found = std::ranges::find_if(names, [&](std::string_view name) { return word.starts_with(name); });
    if (found == names.end()) return std::nullopt;
    return static_cast<int>(found - names.begin()) + 1;
}

/// "7:05", "18:03:59".
std::optional<ClockTime> clockWord(std::string word)
{
    if (word.find(':') == 1) word.insert(0, 1, '0');
    return word.find(':') == 2 ? clockOf(word, 0) : std::nullopt;
}

struct DateWords {
    std::optional<int> year, month, day, offsetMin;
    std::optional<ClockTime> clock;
};

void readWord(std::string_view word, DateWords& said)
{
    const bool number = std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    if (number && word.size() == 4 && !said.year) said.year = digits(word, 0, 4);
    if (number && word.size() <= 2 && !said.day) said.day = digits(word, 0, word.size());
    if (number) return;
    if (!said.month) said.month = monthNamed(word);
    if (!said.clock) said.clock = clockWord(std::string(word));
    if (said.clock && word == "PM" && said.clock->hour < 12) said.clock->hour += 12;
    if (said.clock && word == "AM" && said.clock->hour == 12) said.clock->hour = 0;
    if (word == "GMT" || word == "UTC") said.offsetMin = 0;
    if (word.size() == 5 && (word[0] == '+' || word[0] == '-'))
        said.offsetMin = offsetOf(std::string(word.substr(0, 3)) + ":" + std::string(word.substr(3)));
}

/// "Fri, 14 Jul 2023 18:03:59 +0200" (RFC 1123, which PNG 1.2, 4.2.3.1 wants), "Fri 14 Jul 2023 06:03:59 PM UTC", "Fri
/// Jul 14 18:03:59 2023".
std::optional<PhotoDate> dateInWords(std::string_view text)
{
    constexpr auto marks = " ,\t\n"sv;
    DateWords said;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(marks), text.size());
        if (end > 0) readWord(text.substr(0, end), said);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!said.year || !said.month || !said.day) return std::nullopt;
    const auto seconds = secondsOf(*said.year, *said.month, *said.day, said.clock.value_or(ClockTime()));
    if (!seconds) return std::nullopt;
    return PhotoDate{*seconds, said.offsetMin, said.clock ? DateSpan::moment : DateSpan::day};
}

// --- IPTC ---

/// The data sets of IIM, number by number: 0x1C, record, number, length of two bytes.
void readDataSets(Bytes iim, std::map<int, std::string>& sets)
{
    for (std::uint64_t at = 0; iim.u8(at) == 0x1C && iim.has(at, 5);) {
        const std::uint16_t length = iim.u16(at + 3, Endian::big);
        if (!iim.has(at + 5, length)) return; // long ones too, whose length is above 0x8000
        if (iim.u8(at + 1) == 2) sets.emplace(iim.u8(at + 2), iim.text(at + 5, length));
        at += 5ULL + length;
    }
}

/// Photoshop's image resources: "8BIM", number, a padded name, a length of four bytes, padded data. 0x0404 is IIM.
void readResources(Bytes resources, std::map<int, std::string>& sets)
{
    constexpr std::uint16_t iptc = 0x0404;
    if (resources.u8(0) == 0x1C) return readDataSets(resources, sets);
    for (std::uint64_t at = 0; resources.says(at, "8BIM");) {
        const std::uint64_t name = 1ULL + resources.u8(at + 6), from = at + 6 + name + name % 2 + 4;
        const std::uint64_t length = resources.u32(from - 4, Endian::big);
        if (!resources.has(from, length)) return;
        if (resources.u16(at + 4, Endian::big) == iptc) readDataSets(resources.part(from, length), sets);
        at = from + length + length % 2;
    }
}

void readJpeg(Bytes file, std::map<int, std::string>& sets)
{
    constexpr auto head = "Photoshop 3.0\0"sv;
    std::string resources;
    JpegSegments segments(file);
    while (const auto segment = segments.next()) {
        if (segment->kind == 0xDA) break;
        if (segment->kind == 0xED && segment->body.says(0, head)) // one after the other they are one text
            resources += segment->body.from(head.size()).text(0, segment->body.size());
    }
    readResources(Bytes(std::as_bytes(std::span(resources))), sets);
}

void readPng(Bytes file, std::map<int, std::string>& sets)
{
    constexpr std::size_t most = 4 << 20;
    constexpr std::string_view keyword = "Raw profile type iptc";
    PngChunks chunks(file);
    while (const auto chunk = chunks.next())
        if (const auto text = pngText(*chunk, most, {&keyword, 1})) {
            const std::string profile = rawProfile(text->text);
            readResources(Bytes(std::as_bytes(std::span(profile))), sets);
        }
}

void readTiff(Bytes file, std::map<int, std::string>& sets)
{
    constexpr std::uint16_t iptcTag = 33723, photoshopTag = 34377;
    const auto tags = TiffTags::open(file);
    if (!tags || tags->directories().empty()) return;
    for (const std::uint16_t tag : {iptcTag, photoshopTag})
        if (const auto* const entry = TiffTags::find(tags->directories().front(), tag))
            readResources(tags->values(*entry), sets);
}

/// CCYYMMDD and HHMMSS+HHMM.
std::optional<PhotoDate> iimDate(const std::map<int, std::string>& sets, int date, int time)
{
    const auto day = sets.find(date), clock = sets.find(time);
    if (day == sets.end() || day->second.size() != 8) return std::nullopt;
    std::string text = day->second;
    text.insert(6, "-").insert(4, "-");
    if (clock != sets.end() && clock->second.size() >= 6) {
        std::string at = clock->second;
        if (at.size() == 11) at.insert(9, ":");
        at.insert(4, ":").insert(2, ":");
        text += "T" + at;
    }
    return photoDateOf(text);
}

} // namespace

std::optional<int> offsetOf(std::string_view text)
{
    text = trimmed(text);
    if (text == "Z") return 0;
    const auto hours = digits(text, 1, 2), minutes = digits(text, 4, 2);
    if (!hours || !minutes || (text[0] != '+' && text[0] != '-') || *hours > 14 || *minutes > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

std::optional<PhotoDate> photoDateOf(std::string_view text)
{
    while (!text.empty() && (text.back() == '\0' || text.back() == ' ')) text.remove_suffix(1);
    const auto year = digits(text, 0, 4), month = field(text, 5), day = field(text, 8);
    if (!year || !month || !day) return std::nullopt;
    const bool whole = *month > 0 && *day > 0;
    const auto clock = whole ? clockOf(text, 11) : std::optional(ClockTime());
    const auto seconds =
        clock ? secondsOf(*year, std::max(*month, 1), *month > 0 ? std::max(*day, 1) : 1, *clock) : std::nullopt;
    if (!seconds) return std::nullopt;
    return PhotoDate{*seconds, whole ? offsetAtEnd(text) : std::nullopt, spanOf(*month, *day, text)};
}

std::optional<PhotoDate> dateInXmp(std::span<const std::string> packets)
{
    constexpr std::array keys = {"Xmp.exif.DateTimeOriginal", "Xmp.photoshop.DateCreated", "Xmp.xmp.CreateDate",
                                 "Xmp.exif.DateTimeDigitized", "Xmp.dc.date"};
    for (const std::string& packet : packets) {
        if (packet.find("Date") == packet.npos && packet.find("date") == packet.npos) continue;
        const auto data = decodeXmp(packet);
        if (!data) continue;
        for (const char* key : keys)
            if (const auto date = photoDateOf(trimmed(firstOf(textAt(*data, key))))) return date;
    }
    return std::nullopt;
}

std::optional<PhotoDate> dateInPngText(Bytes file)
{
    constexpr std::size_t most = 1 << 10;
    constexpr std::string_view keyword = "Creation Time";
    if (containerOf(file) != Container::png) return std::nullopt;
    PngChunks chunks(file);
    while (const auto chunk = chunks.next())
        if (const auto text = pngText(*chunk, most, {&keyword, 1})) {
            const auto date = photoDateOf(trimmed(text->text));
            return date ? date : dateInWords(text->text);
        }
    return std::nullopt;
}

std::optional<PhotoDate> dateInTakeout(std::span<const std::string> lists)
{
    constexpr std::int64_t firstPhotograph = -4544208000, year10000 = 253402300800;
    for (const std::string& text : lists) {
        const auto list = nlohmann::json::parse(text, nullptr, false);
        if (!list.is_object()) continue;
        const auto taken = list.find("photoTakenTime");
        if (taken == list.end() || !taken->is_object() || !taken->contains("timestamp")) continue;
        const auto& said = (*taken)["timestamp"];
        const std::string digits = said.is_string() ? said.get<std::string>() : said.dump();
        std::int64_t seconds = 0;
        const auto end = digits.data() + digits.size();
        if (const auto [at, error] = std::from_chars(digits.data(), end, seconds); error != std::errc() || at != end)
            continue;
        if (seconds != 0 && seconds >= firstPhotograph && seconds < year10000)
            return PhotoDate{.localS = seconds, .offsetMin = 0};
    }
    return std::nullopt;
}

std::optional<PhotoDate> dateInIptc(Bytes file)
{
    std::map<int, std::string> sets;
    switch (containerOf(file)) {
    case Container::jpeg: readJpeg(file, sets); break;
    case Container::png: readPng(file, sets); break;
    case Container::tiff: readTiff(file, sets); break;
    default: return std::nullopt;
    }
    if (const auto created = iimDate(sets, 55, 60)) return created;
    return iimDate(sets, 62, 63);
}

} // namespace albumen
