// The networks, and what they run on.
#pragma once

#include <QList>

#include "Parts.h"
#include "pages/settings/Section.h"

namespace albumen {

class ModelHead;
class ModelRow;

/// Threads: GUI.
class RecognitionSection final : public Section
{
    Q_OBJECT

public:
    explicit RecognitionSection(const Parts& parts, QWidget* parent = nullptr);
    void ask() override;
    void retranslate() override;

private:
    struct Answer {
        Result<std::vector<ModelCard>> models;
        EngineCard engine;
    };

    void show();
    void makeRows();
    void showEngine();
    void showFetching();
    void use(const ModelCard& model, const std::string& id);
    void fetched(const Report& report);
    void say(const Error& error);

    Parts parts_;
    std::optional<Answer> answer_;
    quint64 asked_ = 0;         ///< the newest question; older answers are dropped
    ModelHead* head_ = nullptr; ///< above them
    QList<ModelRow*> models_;
    FactRow* device_;
    Notice* fallBack_;
    QWidget* belowFallBack_; ///< room
};

} // namespace albumen
