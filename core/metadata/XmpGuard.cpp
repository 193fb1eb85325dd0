#include "metadata/XmpGuard.h"

#include <algorithm>
#include <array>
#include <memory>

#include <expat.h>

#include "base/Sentence.h"
#include "base/Text.h"
#include "metadata/XmpPacket.h"

namespace albumen {
namespace {

/// XMP of photo editors is some 15 deep; the toolkit behind exiv2 calls itself once per level.
constexpr std::size_t maxDepth = 64;
constexpr std::size_t maxElements = 200'000; // and attributes
/// Properties beside each other, items of lists apart: the toolkit compares each with all before it. Photo editors
/// write some 400.
constexpr std::size_t maxBeside = 1000;
constexpr std::size_t maxNamespaces = 100;     // photo editors declare some 30
constexpr std::size_t maxNamespaceBytes = 256; // the toolkit writes it out at every element; they have some 70

constexpr std::string_view blank("\0 \t\r\n", 5);

struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, Free>;

/// Counts what expat meets, and stops it where that is too much. Namespaces are not resolved: prefixes are enough.
class XmpGuard
{
public:
    /// How much of the text is the packet. None: not safe.
    std::optional<std::size_t> safe(std::string_view text)
    {
        if (!parser_) return std::nullopt;
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), &XmpGuard::opened, &XmpGuard::closed);
        XML_SetStartDoctypeDeclHandler(parser_.get(), &XmpGuard::declared);
        XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
        return end_;
    }

    /// The text is no whole document; false of one that is merely too much.
    bool unfinished() const { return !end_ && !stopped_; }

private:
    static void XMLCALL opened(void* self, const XML_Char* name, const XML_Char** attributes)
    {
        auto& guard = *static_cast<XmpGuard*>(self);
        if (!guard.stopped_ && !guard.open(name, attributes)) guard.stop();
    }

    static void XMLCALL closed(void* self, const XML_Char*)
    {
        auto& guard = *static_cast<XmpGuard*>(self);
        if (!guard.stopped_ && --guard.depth_ == 0) guard.end();
    }

    static void XMLCALL declared(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int)
    {
        static_cast<XmpGuard*>(self)->stop();
    }

    /// The outermost element is closed here; of "<a/>" the parser stands before it still, and nothing is in it.
    void end()
    {
        const int bytes = XML_GetCurrentByteCount(parser_.get());
        end_ = static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get())) + static_cast<std::size_t>(bytes);
        stop();
    }

    void stop()
    {
        stopped_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    /// A property stands beside its element's others, also where each has an rdf:Description of its own.
    bool open(std::string_view name, const XML_Char** attributes)
    {
        const bool description = name.ends_with(":Description");
        if (!description && !name.ends_with(":li")) ++beside_[depth_];
        if (!description) beside_[depth_ + 1] = beside_[depth_ + 2] = 0;
        for (; *attributes; attributes += 2) { // name, value
            ++beside_[depth_ + 1];
            ++elements_;
            if (!std::string_view(attributes[0]).starts_with("xmlns")) continue;
            if (++namespaces_ > maxNamespaces || std::string_view(attributes[1]).size() > maxNamespaceBytes)
                return false;
        }
        return std::max(beside_[depth_], beside_[depth_ + 1]) <= maxBeside && ++elements_ <= maxElements &&
               ++depth_ <= maxDepth;
    }

    const Parser parser_{XML_ParserCreate(nullptr)};
    bool stopped_ = false;
    std::optional<std::size_t> end_;
    std::size_t elements_ = 0, namespaces_ = 0, depth_ = 0;
    std::array<std::size_t, maxDepth + 3> beside_{}; ///< properties of the element that is open at each depth
};

/// Nothing, or less than the first element of XMP, behind the XML declaration or in the middle of it.
bool isCutInItsFirstElement(std::string_view packet)
{
    constexpr std::string_view declaration = "<?xml ";
    const auto withoutBlanks = [](std::string_view text) {
        return text.substr(std::min(text.find_first_not_of(blank), text.size()));
    };
    packet = withoutBlanks(packet);
    if (packet.starts_with(declaration))
        packet = withoutBlanks(packet.substr(std::min(packet.find('>'), packet.size() - 1) + 1));
    packet = packet.substr(0, packet.find_last_not_of(blank) + 1);
    for (const std::string_view first :
         {declaration, std::string_view("<?xpacket"), std::string_view("<x:xmpmeta"), std::string_view("<rdf:RDF")})
        if (first.starts_with(packet)) return true;
    return false;
}

} // namespace

std::optional<std::string_view> safeXmp(std::string_view packet)
{
    packet.remove_prefix(std::min(packet.find_first_not_of(blank), packet.size()));
    packet = packet.substr(0, maxPacketBytes);
    const auto end = XmpGuard().safe(packet);
    if (!end) return std::nullopt;
    packet = packet.substr(0, *end);
    if (packet.find('\0') != packet.npos || !isUtf8(packet)) return std::nullopt;
    return packet;
}

bool isSafeXmp(std::string_view packet)
{
    return safeXmp(packet).has_value();
}

bool beginsAsXmp(std::string_view packet)
{
    const std::string_view head = packet.substr(0, 4096);
    return head.find("<?xpacket") != head.npos || head.find(":xmpmeta") != head.npos ||
           head.find("rdf:RDF") != head.npos;
}

bool isBrokenXmp(std::string_view packet)
{
    if (isCutInItsFirstElement(packet)) return true;
    if (!beginsAsXmp(packet) || packet.size() > maxPacketBytes) return false;
    packet.remove_prefix(packet.find_first_not_of(blank));
    XmpGuard guard;
    return !guard.safe(packet) && guard.unfinished();
}

std::string_view whyUnsafe(std::string_view packet)
{
    constexpr std::size_t mostHalf = 3; // bytes of a letter that is cut
    std::size_t half = 0;
    while (half < mostHalf && half < packet.size() && !isUtf8(packet.substr(0, packet.size() - half))) ++half;
    if (!isUtf8(packet.substr(0, packet.size() - half))) return unknownEncoding;
    return isBrokenXmp(packet) ? std::string_view() : notXmp;
}

} // namespace albumen
