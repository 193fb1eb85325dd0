#include "metadata/XmpTree.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "metadata/ExifReader.h"
#include "metadata/RegionKeys.h"
#include "metadata/XmpGuard.h"

namespace albumen {

std::string bareOf(std::string_view path)
{
    std::string bare;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        if (!bare.empty()) bare += '/';
        bare += part.substr(part.find(':') + 1);
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return bare;
}

namespace {

/// Splits "LIST[12]/rest" at the brackets, whatever the prefixes in LIST. None: another key.
struct Place {
    std::size_t number = 0; ///< from 1
    std::string path;
};
std::optional<Place> placeIn(const std::string& list, const std::string& key)
{
    const std::size_t root = std::min(list.find('/'), list.size()), open = key.find('[');
    if (open == key.npos || key.compare(0, root, list, 0, root) != 0) return std::nullopt;
    if (bareOf(std::string_view(key).substr(0, open)) != bareOf(list)) return std::nullopt;
    Place place;
    const auto [end, error] = std::from_chars(key.data() + open + 1, key.data() + key.size(), place.number);
    if (error != std::errc() || end == key.data() + key.size() || *end != ']' || place.number == 0) return std::nullopt;
    place.path = end + 1;
    if (place.path.starts_with('/')) place.path.erase(0, 1);
    return place;
}

/// "Xmp.mwg-rs.Regions" of everything in it.
std::string propertyOf(const std::string& key)
{
    return key.substr(0, key.find_first_of("/["));
}

/// exiv2 keeps, for the whole process, what a packet that it met calls by one of our prefixes, and would write that.
void forgetStrangers()
{
    static constexpr std::pair<const char*, const char*> ours[] = {
        {"mwg-rs", "http://www.metadataworkinggroup.com/schemas/regions/"},
        {"MP", "http://ns.microsoft.com/photo/1.2/"},
        {"dc", "http://purl.org/dc/elements/1.1/"},
        {"lr", "http://ns.adobe.com/lightroom/1.0/"},
        {"stDim", "http://ns.adobe.com/xap/1.0/sType/Dimensions#"},
        {"stArea", "http://ns.adobe.com/xmp/sType/Area#"},
        {"MPRI", "http://ns.microsoft.com/photo/1.2/t/RegionInfo#"},
        {"MPReg", "http://ns.microsoft.com/photo/1.2/t/Region#"},
    };
    for (const auto& [prefix, name] : ours)
        if (const std::string known = Exiv2::XmpProperties::ns(prefix); known != name)
            Exiv2::XmpProperties::unregisterNs(known);
}

/// What an item says, as a text that is the same for items that say the same, whatever their prefixes and order.
std::string saidBy(const XmpItem& item)
{
    std::set<std::string> properties;
    for (const XmpItem::Property& property : item.properties)
        properties.insert(bareOf(property.path) + '\0' + property.value->toString());
    std::string said;
    for (const std::string& property : properties) said += property + '\1';
    return said;
}

std::unique_ptr<Exiv2::Value> structure()
{
    auto value = std::make_unique<Exiv2::XmpTextValue>();
    value->setXmpStruct();
    return value;
}

} // namespace

std::optional<Exiv2::XmpData> decodeXmp(std::string_view packet)
{
    const auto safe = safeXmp(packet);
    if (!safe) return std::nullopt;
    try {
        ExifReader::initialise();
        Exiv2::XmpData data;
        if (Exiv2::XmpParser::decode(data, std::string(*safe)) != 0) return std::nullopt;
        return data;
    } catch (...) {
        return std::nullopt; // bad XMP is nothing said
    }
}

std::optional<std::string> encodeXmp(const Exiv2::XmpData& data)
{
    static std::mutex mutex; // what a namespace is called is of the whole process
    const std::lock_guard lock(mutex);
    forgetStrangers();
    // The toolkit behind exiv2 names a namespace as the last packet did that it met: now as everybody does.
    Exiv2::XmpData usual;
    Exiv2::XmpParser::decode(usual, R"(<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
 xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:lr="http://ns.adobe.com/lightroom/1.0/" mwg-rs:a="" stDim:a="" stArea:a="" MP:a="" MPRI:a="" MPReg:a="" dc:a=""
 lr:a=""/></rdf:RDF></x:xmpmeta>)");
    std::string text;
    const auto format =
        static_cast<std::uint16_t>(Exiv2::XmpParser::omitPacketWrapper | Exiv2::XmpParser::useCompactFormat);
    if (Exiv2::XmpParser::encode(text, data, format) != 0) return std::nullopt;
    return text;
}

std::string XmpItem::text(std::string_view bare) const
{
    for (const Property& property : properties)
        if (bareOf(property.path) == bare) return property.value->toString();
    return {};
}

void XmpItem::setText(const std::string& path, const std::string& text)
{
    const std::string bare = bareOf(path);
    for (Property& property : properties)
        if (bareOf(property.path) == bare) {
            property.value = std::make_unique<Exiv2::XmpTextValue>(text);
            return;
        }
    properties.push_back({path, std::make_unique<Exiv2::XmpTextValue>(text)});
}

void XmpItem::addStructure(const std::string& path)
{
    properties.push_back({path, structure()});
}

std::vector<XmpItem> itemsOf(const Exiv2::XmpData& data, const std::string& list, std::size_t most)
{
    std::vector<XmpItem> items;
    for (const Exiv2::Xmpdatum& datum : data) {
        auto place = placeIn(list, datum.key());
        if (!place || place->number > most) continue;
        if (items.size() < place->number) items.resize(place->number);
        items[place->number - 1].properties.push_back(
            {std::move(place->path), std::unique_ptr<Exiv2::Value>(datum.value().clone().release())});
    }
    return items;
}

void putItems(Exiv2::XmpData& data, const std::string& list, const std::vector<XmpItem>& items)
{
    Exiv2::XmpData rest;
    for (const Exiv2::Xmpdatum& datum : data)
        if (bareOf(datum.key()) != bareOf(list) && !placeIn(list, datum.key())) rest.add(datum);
    data = std::move(rest);
    if (items.empty()) return;
    Exiv2::XmpTextValue bag;
    bag.setXmpArrayType(Exiv2::XmpValue::xaBag);
    data.add(Exiv2::XmpKey(list), &bag);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string item = list + "[" + std::to_string(i + 1) + "]";
        for (const XmpItem::Property& property : items[i].properties)
            data.add(Exiv2::XmpKey(property.path.empty() ? item : item + "/" + property.path), property.value.get());
    }
}

std::string textAt(const Exiv2::XmpData& data, const std::string& key)
{
    for (const Exiv2::Xmpdatum& datum : data)
        if (bareOf(datum.key()) == bareOf(key)) return datum.toString();
    return {};
}

void addProperties(Exiv2::XmpData& data, const Exiv2::XmpData& more)
{
    std::set<std::string> there;
    for (const Exiv2::Xmpdatum& datum : data) there.insert(propertyOf(datum.key()));
    for (const Exiv2::Xmpdatum& datum : more)
        if (!there.contains(propertyOf(datum.key()))) data.add(datum);
}

namespace {

// What a stranger wrote is joined in a time that grows as its length does: words and keys are looked up, not searched.

void joinBag(Exiv2::Xmpdatum& mine, const Exiv2::Xmpdatum& more)
{
    std::unordered_set<std::string> words;
    for (long i = 0; i < mine.count(); ++i) words.insert(mine.toString(i));
    for (long i = 0; i < more.count(); ++i)
        if (const std::string word = more.toString(i); words.insert(word).second) mine.setValue(word); // adds
}

void joinBags(Exiv2::XmpData& data, const Exiv2::XmpData& more)
{
    std::unordered_map<std::string, Exiv2::Xmpdatum*> bags;
    for (Exiv2::Xmpdatum& datum : data)
        if (datum.typeId() == Exiv2::xmpBag) bags.emplace(datum.key(), &datum);
    for (const Exiv2::Xmpdatum& datum : more) {
        if (datum.typeId() != Exiv2::xmpBag) continue;
        const auto mine = bags.find(datum.key());
        if (mine == bags.end()) continue;
        joinBag(*mine->second, datum);
        bags.erase(mine); // a key has one bag; a second one under its name is nobody's
    }
}

/// Bags of words, and lists of regions that are said of one picture.
void joinProperties(Exiv2::XmpData& data, const Exiv2::XmpData& more)
{
    addProperties(data, more);
    joinBags(data, more);
    for (const char* list : {mwgList, microsoftList}) {
        if (std::string_view(list) == mwgList &&
            textAt(data, std::string(mwgSize) + "/stDim:w") != textAt(more, std::string(mwgSize) + "/stDim:w"))
            continue;
        std::vector<XmpItem> items = itemsOf(data, list, maxRegions), others = itemsOf(more, list, maxRegions);
        std::unordered_set<std::string> said;
        for (const XmpItem& item : items) said.insert(saidBy(item));
        const std::size_t before = items.size();
        for (XmpItem& other : others)
            if (said.insert(saidBy(other)).second) items.push_back(std::move(other));
        if (items.size() > before) putItems(data, list, items);
    }
}

} // namespace

std::optional<std::string> joinedXmp(const std::vector<std::string>& packets)
{
    std::optional<Exiv2::XmpData> joined;
    try {
        for (const std::string& packet : packets) {
            const auto data = decodeXmp(packet);
            if (!data) return std::nullopt;
            if (joined)
                joinProperties(*joined, *data);
            else
                joined = *data;
        }
        return joined ? encodeXmp(*joined) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt; // what exiv2 could not join
    }
}

void makeStructure(Exiv2::XmpData& data, const std::string& key)
{
    for (const Exiv2::Xmpdatum& datum : data)
        if (bareOf(datum.key()) == bareOf(key)) return;
    data.add(Exiv2::XmpKey(key), structure().get());
}

} // namespace albumen
