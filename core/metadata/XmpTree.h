// XMP as exiv2 has it: decoded with care, and lists of structures in it. For core/metadata alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <exiv2/exiv2.hpp>

namespace albumen {

/// None: not safe (isSafeXmp), or no XMP. Prefixes inside a key are those of the packet. Threads: all.
std::optional<Exiv2::XmpData> decodeXmp(std::string_view packet);
/// Compact, without a packet's wrapper. None: it cannot be said.
/// Throws what exiv2 throws. Threads: all.
std::optional<std::string> encodeXmp(const Exiv2::XmpData& data);

/// A key without the prefixes in its path, which differ from program to program: "mwg-rs:Area/stArea:x" as "Area/x".
std::string bareOf(std::string_view path);

/// One structure of a list: its properties by their path inside it, e.g. "mwg-rs:Area/stArea:x".
struct XmpItem {
    struct Property {
        std::string path; ///< empty: the structure itself
        std::unique_ptr<Exiv2::Value> value;
    };
    std::vector<Property> properties;

    /// The text of a property, whatever the prefixes in its path: "Area/x" finds "mwg-rs:Area/stArea:x".
    std::string text(std::string_view bare) const;
    /// Writes that property, or adds it as `path`.
    void setText(const std::string& path, const std::string& text);
    void addStructure(const std::string& path);
};

/// The structures of a list, at most `most`, in order. `list` is a key, e.g. "Xmp.mwg-rs.Regions/mwg-rs:RegionList";
/// here and below a key is found whatever the prefixes inside it.
std::vector<XmpItem> itemsOf(const Exiv2::XmpData& data, const std::string& list, std::size_t most);
/// Replaces the list, or removes it where `items` is empty. Throws what exiv2 throws.
void putItems(Exiv2::XmpData& data, const std::string& list, const std::vector<XmpItem>& items);
/// The text of a key. Empty: it is not there.
std::string textAt(const Exiv2::XmpData& data, const std::string& key);
/// Adds the properties of `more` that `data` does not have, each with all that stands in it. Throws what exiv2 throws.
void addProperties(Exiv2::XmpData& data, const Exiv2::XmpData& more);
/// Several packets as one text: what a later one says is added where the earlier ones do not say it; bags of words are
/// united, and regions too where both are said of pictures of one size. None: one of them cannot be read.
/// Threads: all.
std::optional<std::string> joinedXmp(const std::vector<std::string>& packets);
/// Makes `key` an empty structure, where it is not there.
void makeStructure(Exiv2::XmpData& data, const std::string& key);

} // namespace albumen
