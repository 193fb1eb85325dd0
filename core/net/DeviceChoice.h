// Processor or graphics card: asked first, tried on a known network, and explained in words.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "net/Engine.h"

namespace albumen {

/// What this build of OpenCV and this machine offer.
struct DeviceOffer {
    bool cudaBuilt = false; ///< OpenCV has its CUDA backend, and a card answers it
    /// Runs a known network on both devices. Ensures: none when they agree, else what differs, in words.
    std::function<std::optional<std::string>()> compare;
};

/// Ensures: a device that works, and why. fellBack when `wanted` is cuda and the answer is not.
DeviceChoice decideDevice(Device wanted, const DeviceOffer& offer);

/// Asks OpenCV; prints nothing, whatever it has.
DeviceOffer askOpenCv();

} // namespace albumen
