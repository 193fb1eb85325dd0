// evaluate: how often the program is right, on somebody's own labelled folders.
#include <fmt/format.h>

#include "base/Text.h"
#include "base/Workers.h"
#include "cli/Command.h"
#include "evaluate/Evaluate.h"

namespace albumen::cli {
namespace {

struct EvaluateOptions {
    std::string folder, pairs, list, tagger;
    std::size_t enrol = 5;
    WantedModels wanted;
};

Json shareJson(const Share& share)
{
    return {{"value", share.value}, {"low", share.low}, {"high", share.high}, {"of", share.of}};
}

std::string shareText(const Share& share)
{
    if (share.of == 0) return "nobody to ask about";
    return fmt::format("{:.1f} % of {} (95 %: {:.1f} to {:.1f})", 100 * share.value, share.of, 100 * share.low,
                       100 * share.high);
}

Json worstJson(const std::vector<WrongAnswer>& worst, const char* certainty)
{
    Json rows = Json::array();
    for (const WrongAnswer& wrong : worst) {
        Json row;
        putPath(row, "path", wrong.path);
        row["said"] = wrong.said;
        row["truth"] = wrong.truth.empty() ? Json() : Json(wrong.truth);
        row[certainty] = wrong.certainty;
        rows.push_back(std::move(row));
    }
    return rows;
}

void addWorst(Answer& answer, const std::vector<WrongAnswer>& worst)
{
    for (const WrongAnswer& wrong : worst)
        answer.lines.push_back(fmt::format("  {:.2f}  {} is {}, called {}", wrong.certainty, printable(wrong.path),
                                           wrong.truth.empty() ? "a stranger" : wrong.truth, wrong.said));
}

Answer identify(const IdentifyFigures& figures)
{
    Answer answer;
    answer.problems = figures.problems;
    answer.result = {{"people", figures.people},
                     {"strangers", figures.strangers},
                     {"enrolled", figures.enrolled},
                     {"probes", figures.probes},
                     {"stranger_probes", figures.strangerProbes},
                     {"without_face", figures.withoutFace},
                     {"rank1", shareJson(figures.rank1)},
                     {"named", shareJson(figures.named)},
                     {"wrong", shareJson(figures.wrong)},
                     {"strangers_named", shareJson(figures.strangersNamed)},
                     {"limit", figures.limit},
                     {"best_limit", figures.bestLimit},
                     {"dir_at_fpir_0.01", shareJson(figures.namedAtBest)},
                     {"worst", worstJson(figures.worst, "distance")},
                     {"models", {{"detect", figures.detector.text()}, {"embed", figures.embedder.text()}}}};
    answer.lines = {fmt::format("{} known by {}, {}; {} without a face", counted(figures.people, "person", "people"),
                                counted(figures.enrolled, "face", "faces"),
                                counted(figures.strangers, "stranger", "strangers"),
                                counted(figures.withoutFace, "photo", "photos")),
                    "Nearest person is the right one:  " + shareText(figures.rank1),
                    fmt::format("Named rightly within {:.2f}:        {}", figures.limit, shareText(figures.named)),
                    "Named as somebody else:           " + shareText(figures.wrong),
                    "Strangers named:                  " + shareText(figures.strangersNamed),
                    fmt::format("A limit of {:.2f} lets in 1 % of wrong people and names {}", figures.bestLimit,
                                shareText(figures.namedAtBest))};
    addWorst(answer, figures.worst);
    return answer;
}

Answer classes(const ClassFigures& figures)
{
    Answer answer;
    answer.problems = figures.problems;
    answer.result = {{"labels", figures.labels},
                     {"said", figures.said},
                     {"right", shareJson(figures.right)},
                     {"balanced", figures.balanced},
                     {"least", figures.least},
                     {"unsaid", figures.unsaid},
                     {"right_said", shareJson(figures.rightSaid)},
                     {"worst", worstJson(figures.worst, "probability")},
                     {"models", {{"scene", figures.model.text()}}}};
    std::string head = fmt::format("{:<12}", "is \\ called");
    for (const std::string& label : figures.labels) head += fmt::format("{:>11}", label);
    answer.lines.push_back(std::move(head));
    for (std::size_t i = 0; i < figures.labels.size(); ++i) {
        std::string row = fmt::format("{:<12}", figures.labels[i]);
        for (const std::uint64_t count : figures.said[i]) row += fmt::format("{:>11}", count);
        answer.lines.push_back(std::move(row));
    }
    answer.lines.push_back("Right: " + shareText(figures.right));
    answer.lines.push_back(fmt::format("Mean over the classes: {:.1f} %", 100 * figures.balanced));
    answer.lines.push_back(fmt::format("Said of a photo from {:.0f} % on: {} are not; right of the others: {}",
                                       100 * figures.least, counted(figures.unsaid, "photo", "photos"),
                                       shareText(figures.rightSaid)));
    addWorst(answer, figures.worst);
    return answer;
}

Json tagJson(const TagRow& row)
{
    return {{"tag", row.tag},
            {"right", row.right},
            {"wrong", row.wrong},
            {"missed", row.missed},
            {"precision", shareJson(row.precision)},
            {"recall", shareJson(row.recall)}};
}

Answer tags(const TagFigures& figures)
{
    Answer answer;
    answer.problems = figures.problems;
    Json rows = Json::array(), models = Json::array();
    for (const TagRow& row : figures.tags) rows.push_back(tagJson(row));
    for (const ModelRev& model : figures.models) models.push_back(model.text());
    answer.result = {{"photos", figures.photos},
                     {"left_out", figures.leftOut},
                     {"tags", std::move(rows)},
                     {"all", tagJson(figures.all)},
                     {"worst", worstJson(figures.worst, "score")},
                     {"models", std::move(models)}};
    const auto percent = [](const Share& share) {
        return share.of == 0 ? std::string("-") : fmt::format("{:.1f} %", 100 * share.value);
    };
    const auto line = [&](const TagRow& row) {
        answer.lines.push_back(fmt::format("{:<11}{:>7}{:>7}{:>8}{:>11}{:>9}", row.tag, row.right, row.wrong,
                                           row.missed, percent(row.precision), percent(row.recall)));
    };
    answer.lines.push_back(fmt::format("{}, {} left out", counted(figures.photos, "photo", "photos"), figures.leftOut));
    answer.lines.push_back(
        fmt::format("{:<11}{:>7}{:>7}{:>8}{:>11}{:>9}", "tag", "right", "wrong", "missed", "precision", "recall"));
    for (const TagRow& row : figures.tags) line(row);
    line(figures.all);
    for (const WrongAnswer& wrong : figures.worst)
        answer.lines.push_back(fmt::format("  {:.2f}  {}: {}, tagged {} by hand", wrong.certainty, wrong.said,
                                           printable(wrong.path), wrong.truth.empty() ? "nothing" : wrong.truth));
    return answer;
}

Answer quality(const QualityFigures& figures)
{
    const auto ofThese = [](const Share& share) { return share.of == 0 ? std::string("none") : shareText(share); };
    const auto modelJson = [](const std::optional<ModelRev>& model) { return model ? Json(model->text()) : Json(); };
    Answer answer;
    answer.problems = figures.problems;
    Json verdicts = Json::object(), wrong = Json::array();
    for (const auto& [name, verdict] : figures.verdicts) {
        verdicts[name] = {{"asked", verdict.asked},
                          {"are", verdict.are},
                          {"called", verdict.called},
                          {"rightly", verdict.rightly},
                          {"precision", shareJson(verdict.precision)},
                          {"recall", shareJson(verdict.recall)}};
        answer.lines.push_back(fmt::format("{:<14}{:>4} of {:>4} are; found: {}", name, verdict.are, verdict.asked,
                                           ofThese(verdict.recall)));
        answer.lines.push_back(
            fmt::format("{:<14}{:>4} called so; rightly: {}", "", verdict.called, ofThese(verdict.precision)));
    }
    for (const WrongVerdict& row : figures.wrong) {
        Json entry;
        putPath(entry, "path", row.path);
        entry["verdict"] = row.verdict;
        entry["truth"] = row.truth;
        entry["number"] = row.number;
        entry["why"] = row.why;
        wrong.push_back(std::move(entry));
        answer.lines.push_back(fmt::format("  {:.2f}  {} is {}{}{}{}", row.number, printable(row.path),
                                           row.truth ? "" : "not ", row.verdict, row.why.empty() ? "" : ": ", row.why));
    }
    answer.result = {{"verdicts", std::move(verdicts)},
                     {"wrong", std::move(wrong)},
                     {"models", {{"detect", modelJson(figures.detector)}, {"dark", modelJson(figures.dark)}}}};
    return answer;
}

Json intervalJson(const GroupScoreInterval& interval, double GroupScore::*figure)
{
    return {{"value", interval.value.*figure}, {"low", interval.low.*figure}, {"high", interval.high.*figure}};
}

Json scoreJson(const GroupScoreInterval& interval)
{
    const auto of = [&](double GroupScore::*figure) { return intervalJson(interval, figure); };
    return {{"pair_precision", of(&GroupScore::pairPrecision)},
            {"pair_recall", of(&GroupScore::pairRecall)},
            {"bcubed_precision", of(&GroupScore::precision)},
            {"bcubed_recall", of(&GroupScore::recall)},
            {"bcubed_f", of(&GroupScore::f)},
            {"purity", of(&GroupScore::purity)},
            {"people_found", of(&GroupScore::found)},
            {"recall_per_person", of(&GroupScore::held)},
            {"faces_grouped", of(&GroupScore::grouped)},
            {"score", of(&GroupScore::score)}};
}

void addScore(Answer& answer, const ClusterFigures& figures)
{
    const auto line = [&](const char* name, double GroupScore::*figure) {
        const auto text = [figure](const GroupScoreInterval& interval) {
            return fmt::format("{:5.1f} % ({:.1f} to {:.1f})", 100 * (interval.value.*figure),
                               100 * (interval.low.*figure), 100 * (interval.high.*figure));
        };
        answer.lines.push_back(
            fmt::format("{:<34}{:<26}{:<26}{}", name, text(figures.score), text(figures.byMean), text(figures.atBest)));
    };
    answer.lines.push_back(fmt::format(
        "{:<34}{:<26}{:<26}{}", "95 % of draws of the people:", fmt::format("limit {:.2f}, in force", figures.limit),
        fmt::format("limit {:.2f}, mean alone", figures.limit),
        fmt::format("limit {:.2f}, best here", figures.bestLimit)));
    line("Pairs in one group of one person", &GroupScore::pairPrecision);
    line("Pairs of one person in one group", &GroupScore::pairRecall);
    line("BCubed precision", &GroupScore::precision);
    line("BCubed recall", &GroupScore::recall);
    line("BCubed F", &GroupScore::f);
    line("Purity of the groups", &GroupScore::purity);
    line("People found", &GroupScore::found);
    line("Recall per person", &GroupScore::held);
    line("Faces grouped", &GroupScore::grouped);
    line("Score of these four", &GroupScore::score);
}

Json mixedJson(const std::vector<MixedGroup>& mixed)
{
    Json groups = Json::array();
    for (const MixedGroup& group : mixed) {
        Json others = Json::array();
        for (const WrongAnswer& other : group.others) {
            Json row;
            putPath(row, "path", other.path);
            row["truth"] = other.truth;
            others.push_back(std::move(row));
        }
        groups.push_back({{"person", group.person}, {"faces", group.faces}, {"others", std::move(others)}});
    }
    return groups;
}

Json splitJson(const std::vector<PersonInParts>& split)
{
    Json people = Json::array();
    for (const PersonInParts& person : split) {
        Json apart = Json::array();
        for (const Path& path : person.apart) {
            Json row;
            putPath(row, "path", path);
            apart.push_back(std::move(row));
        }
        people.push_back({{"person", person.person},
                          {"faces", person.faces},
                          {"groups", person.groups},
                          {"single", person.single},
                          {"apart", std::move(apart)}});
    }
    return people;
}

Answer cluster(const ClusterFigures& figures)
{
    Answer answer;
    answer.problems = figures.problems;
    answer.result = {{"people", figures.people},
                     {"faces", figures.faces},
                     {"groups", figures.groups},
                     {"single", figures.single},
                     {"without_face", figures.withoutFace},
                     {"copies", figures.copies},
                     {"limit", figures.limit},
                     {"scores", scoreJson(figures.score)},
                     {"mean_alone_scores", scoreJson(figures.byMean)},
                     {"best_limit", figures.bestLimit},
                     {"best_scores", scoreJson(figures.atBest)},
                     {"mixed", mixedJson(figures.mixed)},
                     {"split", splitJson(figures.split)},
                     {"models", {{"detect", figures.detector.text()}, {"embed", figures.embedder.text()}}}};
    answer.lines = {fmt::format(
        "{} of {} in {}, {} single; {} without a face, {}", counted(figures.faces, "face", "faces"),
        counted(figures.people, "person", "people"), counted(figures.groups, "group", "groups"), figures.single,
        counted(figures.withoutFace, "photo", "photos"), counted(figures.copies, "copy", "copies"))};
    addScore(answer, figures);
    for (const MixedGroup& group : figures.mixed) {
        answer.lines.push_back(
            fmt::format("Mixed: {}, most of {}, and", counted(group.faces, "face", "faces"), group.person));
        for (const WrongAnswer& other : group.others)
            answer.lines.push_back(fmt::format("  {} is {}", printable(other.path), other.truth));
    }
    for (const PersonInParts& person : figures.split) {
        answer.lines.push_back(fmt::format("Split: {}, {}, {} and {} single; apart are", person.person,
                                           counted(person.faces, "face", "faces"),
                                           counted(person.groups, "group", "groups"), person.single));
        for (const Path& path : person.apart) answer.lines.push_back("  " + printable(path));
    }
    return answer;
}

Json worstJson(const std::vector<WrongPair>& worst)
{
    Json rows = Json::array();
    for (const WrongPair& pair : worst) {
        Json row;
        putPath(row, "first", pair.first);
        putPath(row, "second", pair.second);
        row["same"] = pair.same;
        row["distance"] = pair.distance;
        rows.push_back(std::move(row));
    }
    return rows;
}

Json foldsJson(const std::vector<FoldFigures>& folds)
{
    Json rows = Json::array();
    for (const FoldFigures& fold : folds) rows.push_back({{"limit", fold.limit}, {"right", shareJson(fold.right)}});
    return rows;
}

Json rocJson(const std::vector<RocPoint>& roc)
{
    Json rows = Json::array();
    for (const RocPoint& point : roc)
        rows.push_back({{"far", point.falseAccepts}, {"limit", point.limit}, {"tar", shareJson(point.accepted)}});
    return rows;
}

Answer pairs(const PairFigures& figures)
{
    Answer answer;
    answer.problems = figures.problems;
    answer.result = {{"same", figures.same},
                     {"different", figures.two},
                     {"left_out", figures.leftOut},
                     {"without_face", figures.withoutFace},
                     {"accuracy", {{"mean", figures.mean}, {"deviation", figures.deviation}}},
                     {"folds", foldsJson(figures.folds)},
                     {"limit", figures.limit},
                     {"right_at_limit", shareJson(figures.rightAtLimit)},
                     {"roc", rocJson(figures.roc)},
                     {"worst", worstJson(figures.worst)},
                     {"models", {{"detect", figures.detector.text()}, {"embed", figures.embedder.text()}}}};
    answer.lines = {fmt::format("{} of one person, {} of two; {} left out, {} without a face",
                                counted(figures.same, "pair", "pairs"), figures.two, figures.leftOut,
                                counted(figures.withoutFace, "photo", "photos"))};
    for (std::size_t i = 0; i < figures.folds.size(); ++i)
        answer.lines.push_back(fmt::format("Fold {:>2}, limit {:.3f} by the others:  {}", i + 1, figures.folds[i].limit,
                                           shareText(figures.folds[i].right)));
    answer.lines.push_back(fmt::format("Mean of the folds:                  {:.2f} % +- {:.2f}", 100 * figures.mean,
                                       100 * figures.deviation));
    answer.lines.push_back(
        fmt::format("Right within {:.2f}, in force:        {}", figures.limit, shareText(figures.rightAtLimit)));
    for (const RocPoint& point : figures.roc)
        answer.lines.push_back(fmt::format("Accepted where {:.1f} % of two are:   {}, limit {:.3f}",
                                           100 * point.falseAccepts, shareText(point.accepted), point.limit));
    for (const WrongPair& pair : figures.worst)
        answer.lines.push_back(fmt::format("  {:.2f}  {} and {} are {}", pair.distance, printable(pair.first),
                                           printable(pair.second), pair.same ? "one" : "two"));
    return answer;
}

/// Evaluates, and says it; `work` gets the parts.
template <class Work, class Show>
Answer evaluated(Context& context, const WantedModels& wanted, Work&& work, Show&& show)
{
    const auto models = context.composition.models();
    if (!models) return failed(models.error());
    const auto figures = work(
        EvaluateParts{context.composition.files(), **models, context.composition.engine(), wanted, usualWorkers()});
    return figures ? show(*figures) : failed(figures.error());
}

} // namespace

void defineEvaluate(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* evaluate = app.add_subcommand("evaluate", "How often Albumen is right, on your own labelled folders")
                             ->require_subcommand(1);
    const auto part = [&](const char* name, const char* help, const char* folder) {
        CLI::App* command = evaluate->add_subcommand(name, help);
        command->add_option("dir", options->folder, folder)->required();
        return command;
    };
    const auto withFaces = [&](CLI::App* command) {
        command->add_option("--detector", options->wanted.detect, "Find faces with this model, by its id");
        command->add_option("--embedder", options->wanted.embed, "Tell people apart with this model, by its id");
        return command;
    };
    /// `work` gets the parts, the options and the context.
    const auto action = [&](CLI::App* command, auto work, auto show) {
        command->callback([options, &chosen, work, show] {
            chosen = [options, work, show](Context& context) {
                return evaluated(
                    context, options->wanted,
                    [&](const EvaluateParts& parts) { return work(parts, *options, context); }, show);
            };
        });
    };

    CLI::App* people = withFaces(part("identify", "People in DIR/NAME/*.jpg: some photos made known, others asked",
                                      "The folder that holds a folder per person"));
    people->add_option("--enrol", options->enrol, "Photos of each person made known")->check(CLI::Range(1, 1000));
    action(
        people,
        [](const EvaluateParts& parts, const EvaluateOptions& o, Context& context) {
            return evaluateIdentify(parts, absolutePath(o.folder), o.enrol, context.job, context.progress);
        },
        identify);

    action(
        withFaces(part("cluster", "Grouping: the people in DIR/NAME/*.jpg, grouped as if nobody knew them",
                       "The folder that holds a folder per person")),
        [](const EvaluateParts& parts, const EvaluateOptions& o, Context& context) {
            return evaluateCluster(parts, absolutePath(o.folder), context.job, context.progress);
        },
        cluster);

    CLI::App* verification = withFaces(part("pairs", "Two photos, one person or two: LFW's protocol of folds",
                                            "The folder that holds NAME/NAME_0001.jpg"));
    verification->add_option("pairs", options->pairs, "The list of pairs, as LFW's pairs.txt")->required();
    action(
        verification,
        [](const EvaluateParts& parts, const EvaluateOptions& o, Context& context) {
            return evaluatePairs(parts, absolutePath(o.folder), absolutePath(o.pairs), context.job, context.progress);
        },
        pairs);

    action(
        part("classes", "The five classes in DIR/people, animals, landscape, vehicles, buildings",
             "The folder that holds a folder per class"),
        [](const EvaluateParts& parts, const EvaluateOptions& o, Context& context) {
            return evaluateClasses(parts, absolutePath(o.folder), context.job, context.progress);
        },
        classes);

    CLI::App* tagged = evaluate->add_subcommand("tags", "The nine tags, against a list of photos tagged by hand");
    tagged->add_option("list", options->list, "Lines \"path,tag tag tag?\", the first of them \"path,tags\"")
        ->required();
    tagged->add_option("dir", options->folder, "The folder that the paths of the list are in")->required();
    tagged->add_option("--tagger", options->tagger, "Find things with this model, by its id");
    action(
        tagged,
        [](const EvaluateParts& parts, const EvaluateOptions& o, Context& context) {
            return evaluateTags(parts, absolutePath(o.list), absolutePath(o.folder), o.tagger, context.job,
                                context.progress);
        },
        tags);
    action(
        part("quality",
             "Shaken, unsharp, dark and screenshot in DIR/sharp, shaken, unsharp, dark, bright, screenshot, photo",
             "The folder that holds a folder per label"),
        [](const EvaluateParts& parts, const EvaluateOptions& o, Context& context) {
            return evaluateQuality(parts, absolutePath(o.folder), context.job, context.progress);
        },
        quality);
}

} // namespace albumen::cli
