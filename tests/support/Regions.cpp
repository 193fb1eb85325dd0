#include "support/Regions.h"

#include <array>
#include <sstream>

namespace albumen::test {
namespace {

std::string packetOf(const std::string& properties)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
    xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
    xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
    xmlns:MP="http://ns.microsoft.com/photo/1.2/"
    xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
    xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:foreign="http://example.org/foreign/">
)" + properties +
           "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n";
}

std::string named(const char* tag, const std::string& value)
{
    return value.empty() ? std::string() : std::string("<") + tag + ">" + value + "</" + tag + ">\n";
}

} // namespace

std::string mwgPacket(const std::vector<RegionText>& regions, const std::string& size, const std::string& more)
{
    std::string text = "<mwg-rs:Regions rdf:parseType=\"Resource\">\n";
    if (!size.empty()) {
        const std::size_t space = size.find(' ');
        text += "<mwg-rs:AppliedToDimensions rdf:parseType=\"Resource\">" + named("stDim:w", size.substr(0, space)) +
                named("stDim:h", size.substr(space + 1)) + named("stDim:unit", "pixel") +
                "</mwg-rs:AppliedToDimensions>\n";
    }
    text += "<mwg-rs:RegionList><rdf:Bag>\n";
    for (const RegionText& region : regions) {
        std::istringstream area(region.area);
        std::array<std::string, 4> sides;
        for (std::string& side : sides) area >> side;
        text += "<rdf:li rdf:parseType=\"Resource\">" + named("mwg-rs:Name", region.name) +
                named("mwg-rs:Type", region.type) + "<mwg-rs:Area rdf:parseType=\"Resource\">" +
                named("stArea:x", sides[0]) + named("stArea:y", sides[1]) + named("stArea:w", sides[2]) +
                named("stArea:h", sides[3]) + named("stArea:unit", "normalized") + "</mwg-rs:Area></rdf:li>\n";
    }
    return packetOf(text + "</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>\n" + more);
}

std::string microsoftPacket(const std::vector<RectangleText>& regions, const std::string& more)
{
    std::string text = "<MP:RegionInfo rdf:parseType=\"Resource\"><MPRI:Regions><rdf:Bag>\n";
    for (const RectangleText& region : regions)
        text += "<rdf:li rdf:parseType=\"Resource\">" + named("MPReg:Rectangle", region.rectangle) +
                named("MPReg:PersonDisplayName", region.name) + "</rdf:li>\n";
    return packetOf(text + "</rdf:Bag></MPRI:Regions></MP:RegionInfo>\n" + more);
}

std::string extensionName(const std::string& name)
{
    return R"(<n:HasExtendedXMP xmlns:n="http://ns.adobe.com/xmp/note/">)" + name + "</n:HasExtendedXMP>";
}

std::string extensionPart(const std::string& name, std::size_t whole, std::size_t offset, std::string_view text)
{
    std::string body = std::string("http://ns.adobe.com/xmp/extension/") + '\0' + name;
    for (const std::size_t number : {whole, offset})
        for (int shift = 24; shift >= 0; shift -= 8) body += static_cast<char>(number >> shift & 0xFFU);
    return body.append(text);
}

ByteVector withExtendedXmp(const ByteVector& jpeg, const std::string& packet, const std::string& name,
                           const std::string& rest, std::size_t most)
{
    std::vector<ByteVector> bodies;
    for (std::size_t at = 0; at < rest.size(); at += most)
        bodies.push_back(bytesOf(extensionPart(name, rest.size(), at, std::string_view(rest).substr(at, most))));
    return withXmp(withApp1(jpeg, bodies), ".jpg", packet);
}

std::string picasaIni(const std::string& photo, const std::string& faces)
{
    return "[" + photo + "]\r\nfaces=" + faces + "\r\n[Contacts2]\r\n8e62398ebda8c1a5=Rose;;\r\n";
}

} // namespace albumen::test
