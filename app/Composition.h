// The one place that builds the object graph: files, models, engine, library.
#pragma once

#include <memory>

#include "Paths.h"
#include "base/Clock.h"
#include "base/Error.h"
#include "base/Files.h"
#include "library/OpenLibrary.h"

namespace albumen {

class Composition
{
public:
    /// Sets up what is per process: the log, OpenCV's threads, the allocator.
    explicit Composition(Paths paths);
    ~Composition();

    const Paths& paths() const { return paths_; }
    Files& files() { return *files_; }

    /// The models of the manifest beside the program. Fails: pathMissing, modelRecordWrong.
    Result<ModelStore*> models();
    Engine& engine();
    Result<std::unique_ptr<Library>> openLibrary(LibraryMode mode);

private:
    Paths paths_;
    Clock clock_;
    std::unique_ptr<Files> files_;
    std::unique_ptr<ModelStore> models_;
    std::unique_ptr<Engine> engine_;
};

} // namespace albumen
