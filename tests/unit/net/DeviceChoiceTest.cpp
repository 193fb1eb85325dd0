#include "net/DeviceChoice.h"

#include <catch2/catch.hpp>

namespace albumen {
namespace {

std::optional<std::string> agree()
{
    return std::nullopt;
}

} // namespace

TEST_CASE("A graphics card is used only when it is there and agrees with the processor")
{
    DeviceChoice choice = decideDevice(Device::cuda, {true, agree});
    CHECK(choice.device == Device::cuda);
    CHECK_FALSE(choice.fellBack);
    CHECK(choice.reason == "checked against the processor");

    choice = decideDevice(Device::cuda, {false, agree});
    CHECK(choice.device == Device::cpu);
    CHECK_FALSE(choice.fellBack); // nothing to fall back from
    CHECK(choice.reason.find("without CUDA") != std::string::npos);

    choice = decideDevice(Device::cuda, {true, [] { return std::optional<std::string>("its results differ by 0.5"); }});
    CHECK(choice.device == Device::cpu);
    CHECK(choice.fellBack);
    CHECK(choice.reason.find("differ by 0.5") != std::string::npos);

    choice = decideDevice(Device::cpu, {true, agree});
    CHECK(choice.device == Device::cpu);
    CHECK_FALSE(choice.fellBack);
}

TEST_CASE("What OpenCV offers here can be asked, and a device that works comes of it")
{
    const DeviceOffer offer = askOpenCv();
    const DeviceChoice choice = decideDevice(Device::cuda, offer);
    CHECK(choice.fellBack == (offer.cudaBuilt && choice.device == Device::cpu));
    CHECK_FALSE(choice.reason.empty());
    if (!offer.cudaBuilt) CHECK(choice.device == Device::cpu);
}

} // namespace albumen
