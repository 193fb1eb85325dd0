#include "net/OnnxInput.h"

#include <span>

#include <catch2/catch.hpp>

#include "support/ModelsHere.h"
#include "support/SmallNets.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

std::vector<InputSides> inputsIn(const std::string& file)
{
    return onnxInputs(std::as_bytes(std::span(file.data(), file.size())));
}

std::string number(unsigned field, char value)
{
    return {static_cast<char>(field << 3U), value};
}

std::string inputOf(const std::string& name, const std::string& dims)
{
    return protoField(11, protoField(1, name) + protoField(2, protoField(1, number(1, 1) + protoField(2, dims))));
}

} // namespace

TEST_CASE("The inputs of the shipped networks are those of their records")
{
    const Manifest manifest = shippedManifest();
    int seen = 0;
    for (const ModelRecord& record : manifest.records()) {
        const std::filesystem::path file = std::filesystem::path(ALBUMEN_SOURCE) / "models" / (record.id + ".onnx");
        if (!std::filesystem::exists(file)) continue;
        CAPTURE(record.id);
        const ModelInput& input = record.input;
        if (input.kind == "letterbox") continue; // runs at any size
        CHECK(inputsIn(readFile(file)) == std::vector<InputSides>{{1, input.channels(), input.height, input.width}});
        ++seen;
    }
    CHECK(seen == 5);
}

TEST_CASE("A side that a network leaves open is nought, and a weight is no input")
{
    const std::string dims = protoField(1, number(1, 1)) + protoField(1, number(1, 3)) +
                             protoField(1, protoField(2, "height")) + protoField(1, "");
    const std::string weight = protoField(5, protoField(8, "weight"));
    const std::string graph = inputOf("data", dims) + weight + inputOf("weight", protoField(1, number(1, 7)));
    CHECK(inputsIn(protoField(7, graph)) == std::vector<InputSides>{{1, 3, 0, 0}});
    CHECK(inputsIn(protoField(7, inputOf("a", dims) + inputOf("b", ""))).size() == 2);
}

TEST_CASE("What is cut off or no ONNX has no inputs that crash")
{
    CHECK(inputsIn("").empty());
    CHECK(inputsIn("no network at all").empty());
    CHECK(inputsIn(std::string(64, '\xff')).empty());
    const std::string whole = protoField(7, inputOf("data", protoField(1, number(1, 3))));
    for (std::size_t length = 0; length < whole.size(); ++length) CHECK(inputsIn(whole.substr(0, length)).empty());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0xff);
        CHECK(inputsIn(flipped).size() <= 1);
    }
}

} // namespace albumen
