#include "ModelNews.h"

#include <QCoreApplication>
#include <QSettings>

namespace albumen {
namespace {

struct ModelNews {
    Q_DECLARE_TR_FUNCTIONS(ModelNews)
};

const QString missingTopic = QStringLiteral("model"), betterTopic = QStringLiteral("betterModel"),
              saidKey = QStringLiteral("said/betterModel");

} // namespace

void sayModels(const EngineCard& engine, bool afterJob, MessageSink& messages, const std::function<void()>& toSettings)
{
    const auto say = [&](Rank rank, const QString& topic, const Note& note) {
        messages.say({.rank = rank,
                      .topic = topic,
                      .words = [note] { return piecesOf(note); },
                      .link = [] { return ModelNews::tr("Recognition settings"); },
                      .follow = toSettings});
    };
    if (engine.missing)
        say(Rank::warning, missingTopic, *engine.missing);
    else
        messages.clear(missingTopic);
    if (!engine.better) return messages.clear(betterTopic);
    QSettings settings;
    if (!afterJob || settings.value(saidKey).toBool()) return;
    settings.setValue(saidKey, true);
    const std::string id = engine.embedder.substr(0, engine.embedder.find('@')); // without its revision
    say(Rank::info, betterTopic, {.what = Note::What::betterModel, .object = id});
}

void modelsRead(MessageSink& messages)
{
    messages.clear(betterTopic);
}

} // namespace albumen
