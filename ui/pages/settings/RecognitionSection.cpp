#include "pages/settings/RecognitionSection.h"

#include <algorithm>

#include <QVBoxLayout>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Theme.h"
#include "Worker.h"
#include "model/ModelChoice.h"
#include "pages/settings/ModelRow.h"

namespace albumen {
namespace {

const QString recognitionTopic = QStringLiteral("settings.model");

ModelTask taskOf(const ModelCard& model)
{
    return model.task == nameOf(ModelTask::embed) ? ModelTask::embed : ModelTask::detect;
}

} // namespace

RecognitionSection::RecognitionSection(const Parts& parts, QWidget* parent)
    : Section(QStringLiteral("recognition"), parent), parts_(parts), device_(new FactRow),
      fallBack_(new Notice(Notice::Rank::warn)), belowFallBack_(new QWidget)
{
    device_->setObjectName(QStringLiteral("device"));
    fallBack_->setObjectName(QStringLiteral("fallBack"));
    belowFallBack_->setFixedHeight(metric::cardPadding);
    auto* const engine = new QWidget;
    auto* const column = new QVBoxLayout(engine);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const around = new QVBoxLayout;
    around->setContentsMargins(metric::cardPadding, 0, metric::cardPadding, 0);
    around->setSpacing(0);
    around->addWidget(fallBack_);
    around->addWidget(belowFallBack_);
    column->addWidget(device_);
    column->addLayout(around);
    addRow(engine);
    fallBack_->hide();
    belowFallBack_->hide();
    connect(&parts_.bridge, &JobBridge::started, this, &RecognitionSection::show);
    connect(&parts_.bridge, &JobBridge::progressed, this, &RecognitionSection::showFetching);
    connect(&parts_.bridge, &JobBridge::finished, this, &RecognitionSection::fetched);
}

void RecognitionSection::ask()
{
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this,
        [&settings = parts_.settings, &archive = parts_.archive] {
            return Answer{settings.models(), archive.engine()};
        },
        [this, question](const Answer& answer) {
            if (question != asked_) return;
            answer_ = answer;
            if (!answer_->models) say(answer_->models.error());
            show();
        });
}

void RecognitionSection::show()
{
    if (!answer_) return;
    showEngine();
    if (!answer_->models) return;
    const std::vector<ModelCard>& all = *answer_->models;
    const bool same =
        std::ranges::equal(all, models_, {}, &ModelCard::id, [](const ModelRow* row) { return row->model().id; });
    if (!same) makeRows();
    std::uint64_t bytes = 0;
    for (int i = 0; i < models_.size(); ++i) {
        const ModelCard& model = all[static_cast<std::size_t>(i)];
        if (model.installed) bytes += model.bytes;
        models_[i]->show(model, parts_.bridge.running());
    }
    setWords(tr("Recognition"), tr("networks kept on this computer, %1").arg(bytesText(bytes)));
    showFetching();
}

void RecognitionSection::makeRows()
{
    for (ModelRow* const row : std::as_const(models_)) removeRow(row);
    models_.clear();
    if (!head_) addRow(head_ = new ModelHead);
    for (std::size_t i = 0; i < answer_->models->size(); ++i) {
        auto* const row = new ModelRow;
        models_.append(row);
        addRow(row);
        connect(row, &ModelRow::useClicked, this, [this, row] { use(row->model(), row->model().id); });
        connect(row, &ModelRow::defaultClicked, this, [this, row] { use(row->model(), {}); });
        connect(row, &ModelRow::fetchClicked, this,
                [this, row] { parts_.bridge.start(jobs::FetchModel{row->model().id}); });
        connect(row, &ModelRow::cancelClicked, &parts_.bridge, &JobBridge::cancel);
        row->show((*answer_->models)[i], parts_.bridge.running());
    }
}

void RecognitionSection::showEngine()
{
    const EngineCard& engine = answer_->engine;
    const bool card = fromUtf8(engine.device).contains(QLatin1String("cuda"), Qt::CaseInsensitive);
    const QString reason = deviceReasonText(engine.reason);
    device_->setWords(card ? tr("Graphics card, CUDA") : tr("Processor, %Ln threads", nullptr, engine.threads),
                      engine.fellBack ? tr("what the networks run on") : reason);
    fallBack_->setVisible(engine.fellBack);
    belowFallBack_->setVisible(engine.fellBack);
    fallBack_->setWords(tr("Running on the processor instead of the graphics card"),
                        tr("%1. Results are the same, but take longer.").arg(reason));
}

void RecognitionSection::showFetching()
{
    const auto* const fetch = std::get_if<jobs::FetchModel>(&parts_.bridge.order());
    for (ModelRow* const row : std::as_const(models_)) {
        const bool this_ = parts_.bridge.running() && fetch && fetch->id == row->model().id;
        row->showFetching(this_ ? std::optional(parts_.bridge.latest()) : std::nullopt);
    }
}

void RecognitionSection::fetched(const Report& report)
{
    if (const auto* const fetch = std::get_if<jobs::FetchModel>(&parts_.bridge.order())) {
        const QString name = fromUtf8(fetch->id);
        if (report.error)
            say(*report.error);
        else if (report.outcome == Outcome::cancelled)
            parts_.messages.say({.rank = Rank::info, .topic = recognitionTopic, .words = [name] {
                                     return piecesAround(tr("Stopped. Fetching %1 again goes on from here."), {name});
                                 }});
        else
            parts_.messages.say({.rank = Rank::info,
                                 .topic = recognitionTopic,
                                 .words = [name] { return piecesAround(tr("Fetched %1."), {name}); },
                                 .good = true});
    }
    ask();
}

void RecognitionSection::use(const ModelCard& model, const std::string& id)
{
    parts_.worker.ask(
        this, [&settings = parts_.settings, task = taskOf(model), id] { return settings.useModel(task, id); },
        [this, name = fromUtf8(id)](const Status& done) {
            if (!done) return say(done.error());
            parts_.messages.say({.rank = Rank::info,
                                 .topic = recognitionTopic,
                                 .words =
                                     [name] {
                                         return piecesAround(
                                             name.isEmpty()
                                                 ? tr("The best that is installed is used from the next run on.")
                                                 : tr("%1 is used from the next run on."),
                                             {name});
                                     },
                                 .good = true});
            ask();
        });
}

void RecognitionSection::say(const Error& error)
{
    parts_.messages.say({.rank = Rank::error, .topic = recognitionTopic, .words = [error] { return piecesOf(error); }});
}

void RecognitionSection::retranslate()
{
    setWords(tr("Recognition"), tr("networks kept on this computer"));
    if (head_) head_->retranslate();
    show();
}

} // namespace albumen
