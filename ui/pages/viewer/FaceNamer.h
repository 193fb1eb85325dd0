// The field that opens at a face: type a name, choose of those that fit, or say that it is not this person, a stranger
// or no face.
#pragma once

#include <QFrame>

#include "library/Cards.h"
#include "photo/Whom.h"

class QLineEdit;
class QListWidget;

namespace albumen {

class Button;
class PeopleQuestions;
class Worker;

/// Enter takes the line that is lit, Ctrl+Enter always makes a new person, Esc closes. Threads: GUI.
class FaceNamer final : public QFrame
{
    Q_OBJECT

public:
    /// Requires: both outlive it. `parent`: within which it opens.
    FaceNamer(const PeopleQuestions& people, Worker& worker, QWidget* parent);

    /// At a box of the parent. `face`: whose name it is, none: one that was drawn just now. `person`: as it is
    /// labelled; empty: not.
    void openAt(const QRect& box, std::optional<FaceId> face, const QString& person);
    void closeUp();
    void retranslate();

    QLineEdit& field() { return *field_; }
    QListWidget& list() { return *list_; }

signals:
    void named(const albumen::Whom& whom);
    void rejected(); ///< not the person it is labelled with
    void ignored();
    void notAFace();
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void ask();
    void got(const std::vector<NameCard>& names);
    int litRow(const std::vector<NameCard>& names, const QString& text) const;
    bool fieldKey(int key, Qt::KeyboardModifiers modifiers);
    void take();
    void place();
    QString text() const;

    const PeopleQuestions& people_;
    Worker& worker_;
    QLineEdit* field_;
    Button *not_, *ignore_, *noFace_;
    QListWidget* list_;
    QRect box_;
    std::optional<FaceId> face_;
    QString person_;
    quint64 asked_ = 0;
    bool waiting_ = false, takeThen_ = false; ///< Enter came before the answer
};

} // namespace albumen
