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

std::optional<VerifiedFiles> filesHere(const ModelRecord& record)
{
    VerifiedFiles files;
    for (const ModelFile& wanted : record.files) {
        fs::path found = fs::path(ALBUMEN_SOURCE) / "models" / wanted.name;
        if (!fs::exists(found)) {
            found.clear();
            const auto folder = modelsHere();
            if (!folder) return std::nullopt;
            for (const auto& entry : fs::recursive_directory_iterator(*folder))
                if (entry.path().filename() == wanted.name) found = entry.path();
        }
        if (found.empty()) return std::nullopt;
        files.paths.push_back(found);
    }
    return files;
}

VerifiedFiles filesOrSkip(const ModelRecord& record)
{
    auto files = filesHere(record);
    if (!files) skip("the weights of " + record.id);
    return *std::move(files);
}

} // namespace albumen::test
