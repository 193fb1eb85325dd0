#include "library/PlanTree.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace albumen {
namespace {

class Tree
{
public:
    Tree(const FilingInput& input, const std::map<TargetKey, std::string>& folders, const std::filesystem::path& save)
        : save_(save)
    {
        for (const auto& [key, name] : folders) at(key).folder = name;
        for (const PersonToFile& person : input.people) at({TargetKind::person, person.id}).name = person.name;
        std::set<std::pair<TargetKey, ContentNo>> wanted; // photos of one picture are one thing to file
        for (const PhotoToFile& photo : input.photos)
            for (const TargetKey& key : photo.targets)
                if (isWanted(key, input.options)) wanted.emplace(key, photo.content);
        for (const auto& [key, content] : wanted) ++at(key).photos;
    }

    void add(const FilingStep& step)
    {
        const bool ofFolder = step.op != JournalOp::removeSource && step.op != JournalOp::zip &&
                              step.op != JournalOp::renameZip && step.op != JournalOp::retireZip;
        if (!ofFolder) return; // originals and zips lie in no folder of these
        PlanFolder& folder = at(step.target);
        switch (step.op) {
        case JournalOp::makeFolder:
            folder.folder = step.folder;
            folder.missing = true;
            break;
        case JournalOp::renameFolder:
            folder.folder = step.folder;
            if (folder.renamedFrom.empty()) folder.renamedFrom = step.name; // not from one on the way
            break;
        case JournalOp::dropFolder: folder.dropped = true; break;
        case JournalOp::copy:
            folder.bytes += step.size;
            put(folder, {step.name, {}, step.size});
            break;
        case JournalOp::hardLink:
        case JournalOp::reflink: put(folder, {step.name, {}, 0}); break;
        case JournalOp::moveFiled:
            put(folder, {step.name, step.fromFolder, 0});
            at(step.from.target).out.push_back({save_ / step.fromFolder / step.from.name, step.folder, step.reason});
            break;
        case JournalOp::retire: folder.out.push_back({save_ / step.folder / step.name, {}, step.reason}); break;
        case JournalOp::renew: ++folder.renewed; break;
        default: break;
        }
    }

    /// Most photos first, those of nobody last.
    std::vector<PlanFolder> folders() &&
    {
        std::vector<PlanFolder> all;
        for (auto& [key, folder] : folders_) all.push_back(std::move(folder));
        std::stable_sort(all.begin(), all.end(), [](const PlanFolder& a, const PlanFolder& b) {
            const bool named = a.kind == TargetKind::person, other = b.kind == TargetKind::person;
            if (named != other) return named;
            return std::tie(b.photos, a.folder) < std::tie(a.photos, b.folder);
        });
        return all;
    }

private:
    static void put(PlanFolder& folder, PlanFile file)
    {
        ++folder.fresh;
        folder.in.push_back(std::move(file));
    }

    static bool isWanted(const TargetKey& key, const FilingOptions& options)
    {
        if (key.kind == TargetKind::unknown) return options.unknown;
        return key.kind == TargetKind::person || options.noPeople;
    }

    PlanFolder& at(const TargetKey& key)
    {
        PlanFolder& folder = folders_[key];
        folder.kind = key.kind;
        folder.person = key.person;
        return folder;
    }

    const std::filesystem::path& save_;
    std::map<TargetKey, PlanFolder> folders_;
};

} // namespace

std::vector<PlanFolder> planTree(const FilingPlan& plan, const FilingInput& input,
                                 const std::map<TargetKey, std::string>& folders, const std::filesystem::path& save)
{
    Tree tree(input, folders, save);
    for (const FilingStep& step : plan.steps) tree.add(step);
    return std::move(tree).folders();
}

} // namespace albumen
