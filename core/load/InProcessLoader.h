// Decodes in this process, each format by its library.
#pragma once

#include "load/ImageLoader.h"

namespace albumen {

/// Threads: all; the budget is what limits how much is decoded at one time.
class InProcessLoader : public ImageLoader
{
public:
    /// Requires: `budget` outlives the loader and every LoadedImage it gave.
    explicit InProcessLoader(MemoryBudget& budget) : budget_(budget) {}
    Result<LoadedImage> load(std::span<const std::byte> bytes, const LoadRequest& request,
                             const JobControl& job) override;
    Result<LoadedImage> loadFilm(const FilmBytes& film, const LoadRequest& request, const JobControl& job) override;

private:
    MemoryBudget& budget_;
};

} // namespace albumen
