// "Merge Lena into Nora?": what would be joined, what speaks against it, which name stays.
#pragma once

#include "library/Cards.h"
#include "widgets/Card.h"

class QRadioButton;

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class MergeCard final : public Card
{
    Q_OBJECT

public:
    explicit MergeCard(QWidget* parent = nullptr);

    void open(const QString& one, const QString& other, const PairCard& pair);
    void close();
    void retranslate();
    QString words() const;

signals:
    void confirmed(bool otherNameStays);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    Label *title_, *facts_, *warning_;
    QRadioButton *keepOther_, *keepOne_;
    Button *merge_, *cancel_;
    QString one_, other_;
    PairCard pair_;
};

} // namespace albumen
