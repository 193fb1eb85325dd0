// evaluate: how often the program is right, on somebody's own labelled folders.
#include <fmt/format.h>

#include "base/Text.h"
#include "cli/Command.h"
#include "run/Evaluate.h"

namespace albumen::cli {
namespace {

struct EvaluateOptions {
    std::string folder;
    IdentifyOrder identify;
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
    answer.lines = {fmt::format("{} people known by {} faces, {} strangers; {} photos without a face", figures.people,
                                figures.enrolled, figures.strangers, figures.withoutFace),
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
    addWorst(answer, figures.worst);
    return answer;
}

/// Evaluates, and says it; `work` gets the parts.
template <class Work, class Show> Answer evaluated(Context& context, Work&& work, Show&& show)
{
    const auto models = context.composition.models();
    if (!models) return failed(models.error());
    const auto figures = work(EvaluateParts{context.composition.files(), **models, context.composition.engine()});
    if (!figures && context.job.cancelled()) return Answer{.outcome = Outcome::cancelled};
    return figures ? show(*figures) : failed(figures.error());
}

} // namespace

void defineEvaluate(CLI::App& app, Action& chosen)
{
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* evaluate = app.add_subcommand("evaluate", "How often Albumen is right, on your own labelled folders")
                             ->require_subcommand(1);

    CLI::App* people =
        evaluate->add_subcommand("identify", "People in DIR/NAME/*.jpg: some photos made known, others asked");
    people->add_option("dir", options->folder, "The folder that holds a folder per person")->required();
    people->add_option("--enrol", options->identify.enrol, "Photos of each person made known")
        ->check(CLI::Range(1, 1000));
    people->add_option("--detector", options->identify.models.detect, "Find faces with this model, by its id");
    people->add_option("--embedder", options->identify.models.embed, "Tell people apart with this model, by its id");
    people->callback([options, &chosen] {
        chosen = [options](Context& context) {
            return evaluated(
                context,
                [&](const EvaluateParts& parts) {
                    return evaluateIdentify(parts, absolutePath(options->folder), options->identify, context.job,
                                            context.progress);
                },
                identify);
        };
    });

    CLI::App* scenes =
        evaluate->add_subcommand("classes", "The five classes in DIR/people, animals, landscape, vehicles, buildings");
    scenes->add_option("dir", options->folder, "The folder that holds a folder per class")->required();
    scenes->callback([options, &chosen] {
        chosen = [options](Context& context) {
            return evaluated(
                context,
                [&](const EvaluateParts& parts) {
                    return evaluateClasses(parts, absolutePath(options->folder), context.job, context.progress);
                },
                classes);
        };
    });
}

} // namespace albumen::cli
