// A network: what it does, licence, size, figures, and what can be done with it.
#pragma once

#include <optional>

#include "base/Progress.h"
#include "library/Cards.h"
#include "pages/settings/Section.h"

namespace albumen {

class Bar;
class Button;

/// What stands in the columns of the rows below it. Threads: GUI.
class ModelHead final : public QWidget
{
    Q_OBJECT

public:
    explicit ModelHead(QWidget* parent = nullptr);
    void retranslate();

private:
    Label *what_, *licence_, *size_;
};

/// Threads: GUI.
class ModelRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ModelRow(QWidget* parent = nullptr);
    /// `busy`: a job runs, so that nothing can be fetched now.
    void show(const ModelCard& model, bool busy);
    /// How far it is fetched; none: it is not being fetched.
    void showFetching(const std::optional<Progress>& progress);
    const ModelCard& model() const { return model_; }
    QString words() const; ///< all that is said, for a screen reader

signals:
    void useClicked();
    void defaultClicked();
    void fetchClicked();
    void cancelClicked();

private:
    void layOut();
    void showState();
    void showFigures();

    ModelCard model_;
    bool busy_ = false, fetching_ = false;
    FactRow* row_;
    Label *licence_, *size_, *state_, *figures_, *fetched_;
    Button *figuresButton_, *use_, *default_, *fetch_, *cancel_;
    Bar* bar_;
};

} // namespace albumen
