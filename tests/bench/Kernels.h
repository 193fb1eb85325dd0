// The bare kernels of the work on a photo, each alone: what of a run's time could not be less with these libraries.
#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

/// Milliseconds of a processor for a photo of the album, the least of some runs each: reading its file's bytes and
/// hashing them, decoding it at the scale in use, and of the networks in `weights` (or in models/) one look of the
/// detector and one of the embedder.
nlohmann::json kernelsOf(const std::filesystem::path& album, const std::filesystem::path& weights);
