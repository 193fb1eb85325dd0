#include "support/ModelsHere.h"

#include <stdexcept>

#include "support/Support.h"

namespace albumen::test {
namespace fs = std::filesystem;

Manifest shippedManifest()
{
    const fs::path file = fs::path(ALBUMEN_SOURCE) / "models/manifest.json";
    auto manifest = Manifest::parse(readFile(file), file);
    if (!manifest) throw std::runtime_error(manifest.error().path.string() + ": " + manifest.error().detail);
    return *std::move(manifest);
}

VerifiedFiles filesOrSkip(const ModelRecord& record)
{
    VerifiedFiles files;
    for (const ModelFile& wanted : record.files) {
        fs::path found = fs::path(ALBUMEN_SOURCE) / "models" / wanted.name;
        if (fs::exists(found)) {
            files.paths.push_back(found);
            continue;
        }
        found.clear();
        for (const auto& entry : fs::recursive_directory_iterator(modelsOrSkip()))
            if (entry.path().filename() == wanted.name) found = entry.path();
        if (found.empty()) skip("the weights " + wanted.name);
        files.paths.push_back(found);
    }
    return files;
}

} // namespace albumen::test
